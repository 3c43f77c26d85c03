// ANZSRC 2020, Fields of Research: 23 divisions, 213 groups and 1,967 fields, code and name as published, in their order.
// Source: 1297.0 Australian and New Zealand Standard Research Classification (ANZSRC), 2020. Australian Bureau of Statistics and Stats NZ.
// © Commonwealth of Australia 2020, © Crown copyright New Zealand 2020. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
// Changed: the names of divisions, published in capitals, are written like the others. Definitions are left out.

export const fieldsOfResearch = `
30 Agricultural, veterinary and food sciences
3001 Agricultural biotechnology
300101 Agricultural biotechnology diagnostics (incl. biosensors)
300102 Agricultural marine biotechnology
300103 Agricultural molecular engineering of nucleic acids and proteins
300104 Genetically modified animals
300105 Genetically modified field crops and pasture
300106 Genetically modified horticulture plants
300107 Genetically modified trees
300108 Livestock cloning
300109 Non-genetically modified uses of biotechnology
300110 Transgenesis
300199 Agricultural biotechnology not elsewhere classified
3002 Agriculture, land and farm management
300201 Agricultural hydrology
300202 Agricultural land management
300203 Agricultural land planning
300204 Agricultural management of nutrients
300205 Agricultural production systems simulation
300206 Agricultural spatial analysis and modelling
300207 Agricultural systems analysis and modelling
300208 Farm management, rural management and agribusiness
300209 Germplasm management
300210 Sustainable agricultural development
300299 Agriculture, land and farm management not elsewhere classified
3003 Animal production
300301 Animal growth and development
300302 Animal management
300303 Animal nutrition
300304 Animal protection (incl. pests and pathogens)
300305 Animal reproduction and breeding
300306 Animal welfare
300307 Environmental studies in animal production
300399 Animal production not elsewhere classified
3004 Crop and pasture production
300401 Agrochemicals and biocides (incl. application)
300402 Agro-ecosystem function and prediction
300403 Agronomy
300404 Crop and pasture biochemistry and physiology
300405 Crop and pasture biomass and bioproducts
300406 Crop and pasture improvement (incl. selection and breeding)
300407 Crop and pasture nutrition
300408 Crop and pasture post harvest technologies (incl. transportation and storage)
300409 Crop and pasture protection (incl. pests, diseases and weeds)
300410 Crop and pasture waste water use
300411 Fertilisers (incl. application)
300412 Organic and low chemical input crop production
300413 Pollination biology and systems
300499 Crop and pasture production not elsewhere classified
3005 Fisheries sciences
300501 Aquaculture
300502 Aquaculture and fisheries stock assessment
300503 Fish pests and diseases
300504 Fish physiology and genetics
300505 Fisheries management
300506 Post-harvest fisheries technologies (incl. transportation)
300599 Fisheries sciences not elsewhere classified
3006 Food sciences
300601 Beverage chemistry and beverage sensory science
300602 Food chemistry and food sensory science
300603 Food nutritional balance
300604 Food packaging, preservation and processing
300605 Food safety, traceability, certification and authenticity
300606 Food sustainability
300607 Food technology
300699 Food sciences not elsewhere classified
3007 Forestry sciences
300701 Agroforestry
300702 Forest biodiversity
300703 Forest ecosystems
300704 Forest health and pathology
300705 Forestry biomass and bioproducts
300706 Forestry fire management
300707 Forestry management and environment
300708 Forestry product quality assessment
300709 Tree improvement (incl. selection and breeding)
300710 Tree nutrition and physiology
300711 Wood fibre processing
300712 Wood processing
300799 Forestry sciences not elsewhere classified
3008 Horticultural production
300801 Field organic and low chemical input horticulture
300802 Horticultural crop growth and development
300803 Horticultural crop improvement (incl. selection and breeding)
300804 Horticultural crop protection (incl. pests, diseases and weeds)
300805 Oenology and viticulture
300806 Post harvest horticultural technologies (incl. transportation and storage)
300899 Horticultural production not elsewhere classified
3009 Veterinary sciences
300901 Veterinary anaesthesiology and intensive care
300902 Veterinary anatomy and physiology
300903 Veterinary bacteriology
300904 Veterinary diagnosis and diagnostics
300905 Veterinary epidemiology
300906 Veterinary immunology
300907 Veterinary medicine (excl. urology)
300908 Veterinary mycology
300909 Veterinary parasitology
300910 Veterinary pathology
300911 Veterinary pharmacology
300912 Veterinary surgery
300913 Veterinary urology
300914 Veterinary virology
300999 Veterinary sciences not elsewhere classified
3099 Other agricultural, veterinary and food sciences
309999 Other agricultural, veterinary and food sciences not elsewhere classified
31 Biological sciences
3101 Biochemistry and cell biology
310101 Analytical biochemistry
310102 Cell development, proliferation and death
310103 Cell metabolism
310104 Cell neurochemistry
310105 Cellular interactions (incl. adhesion, matrix, cell wall)
310106 Enzymes
310107 Glycobiology
310108 Protein trafficking
310109 Proteomics and intermolecular interactions (excl. medical proteomics)
310110 Receptors and membrane biology
310111 Signal transduction
310112 Structural biology (incl. macromolecular modelling)
310113 Synthetic biology
310114 Systems biology
310199 Biochemistry and cell biology not elsewhere classified
3102 Bioinformatics and computational biology
310201 Bioinformatic methods development
310202 Biological network analysis
310203 Computational ecology and phylogenetics
310204 Genomics and transcriptomics
310205 Proteomics and metabolomics
310206 Sequence analysis
310207 Statistical and quantitative genetics
310208 Translational and applied bioinformatics
310299 Bioinformatics and computational biology not elsewhere classified
3103 Ecology
310301 Behavioural ecology
310302 Community ecology (excl. invasive species ecology)
310303 Ecological physiology
310304 Freshwater ecology
310305 Marine and estuarine ecology (incl. marine ichthyology)
310306 Palaeoecology
310307 Population ecology
310308 Terrestrial ecology
310399 Ecology not elsewhere classified
3104 Evolutionary biology
310401 Animal systematics and taxonomy
310402 Biogeography and phylogeography
310403 Biological adaptation
310404 Evolution of developmental systems
310405 Evolutionary ecology
310406 Evolutionary impacts of climate change
310407 Host-parasite interactions
310408 Life histories
310409 Microbial taxonomy
310410 Phylogeny and comparative analysis
310411 Plant and fungus systematics and taxonomy
310412 Speciation and extinction
310499 Evolutionary biology not elsewhere classified
3105 Genetics
310501 Anthropological genetics
310502 Cell and nuclear division
310503 Developmental genetics (incl. sex determination)
310504 Epigenetics (incl. genome methylation and epigenomics)
310505 Gene expression (incl. microarray and other genome-wide approaches)
310506 Gene mapping
310507 Genetic immunology
310508 Genome structure and regulation
310509 Genomics
310510 Molecular evolution
310511 Neurogenetics
310599 Genetics not elsewhere classified
3106 Industrial biotechnology
310601 Biocatalysis and enzyme technology
310602 Bioprocessing, bioproduction and bioproducts
310603 Fermentation
310604 Industrial biotechnology diagnostics (incl. biosensors)
310605 Industrial microbiology (incl. biofeedstocks)
310606 Industrial molecular engineering of nucleic acids and proteins
310607 Nanobiotechnology
310699 Industrial biotechnology not elsewhere classified
3107 Microbiology
310701 Bacteriology
310702 Infectious agents
310703 Microbial ecology
310704 Microbial genetics
310705 Mycology
310706 Virology
310799 Microbiology not elsewhere classified
3108 Plant biology
310801 Phycology (incl. marine grasses)
310802 Plant biochemistry
310803 Plant cell and molecular biology
310804 Plant developmental and reproductive biology
310805 Plant pathology
310806 Plant physiology
310899 Plant biology not elsewhere classified
3109 Zoology
310901 Animal behaviour
310902 Animal cell and molecular biology
310903 Animal developmental and reproductive biology
310904 Animal diet and nutrition
310905 Animal immunology
310906 Animal neurobiology
310907 Animal physiological ecology
310908 Animal physiology - biophysics
310909 Animal physiology - cell
310910 Animal physiology - systems
310911 Animal structure and function
310912 Comparative physiology
310913 Invertebrate biology
310914 Vertebrate biology
310999 Zoology not elsewhere classified
3199 Other biological sciences
319901 Forensic biology
319902 Global change biology
319999 Other biological sciences not elsewhere classified
32 Biomedical and clinical sciences
3201 Cardiovascular medicine and haematology
320101 Cardiology (incl. cardiovascular diseases)
320102 Haematology
320103 Respiratory diseases
320199 Cardiovascular medicine and haematology not elsewhere classified
3202 Clinical sciences
320201 Anaesthesiology
320202 Clinical chemistry (incl. diagnostics)
320203 Clinical microbiology
320204 Clinimetrics
320205 Dermatology
320206 Diagnostic radiography
320207 Emergency medicine
320208 Endocrinology
320209 Gastroenterology and hepatology
320210 Geriatrics and gerontology
320211 Infectious diseases
320212 Intensive care
320213 Medical genetics (excl. cancer genetics)
320214 Nephrology and urology
320215 Nuclear medicine
320216 Orthopaedics
320217 Otorhinolaryngology
320218 Pain
320219 Paramedicine
320220 Pathology (excl. oral pathology)
320221 Psychiatry (incl. psychotherapy)
320222 Radiology and organ imaging
320223 Rheumatology and arthritis
320224 Rural clinical health
320225 Sports medicine
320226 Surgery
320227 Venereology
320299 Clinical sciences not elsewhere classified
3203 Dentistry
320301 Craniofacial biology
320302 Dental materials and equipment
320303 Dental therapeutics, pharmacology and toxicology
320304 Endodontics
320305 Oral and maxillofacial surgery
320306 Oral implantology
320307 Oral medicine and pathology
320308 Orthodontics and dentofacial orthopaedics
320309 Paedodontics
320310 Periodontics
320311 Prosthodontics
320312 Special needs dentistry
320399 Dentistry not elsewhere classified
3204 Immunology
320401 Allergy
320402 Applied immunology (incl. antibody engineering, xenotransplantation and t-cell therapies)
320403 Autoimmunity
320404 Cellular immunology
320405 Humoural immunology and immunochemistry
320406 Immunogenetics (incl. genetic immunology)
320407 Innate immunity
320408 Transplantation immunology
320409 Tumour immunology
320499 Immunology not elsewhere classified
3205 Medical biochemistry and metabolomics
320501 Medical biochemistry - amino acids and metabolites
320502 Medical biochemistry - carbohydrates
320503 Medical biochemistry - inorganic elements and compounds
320504 Medical biochemistry - lipids
320505 Medical biochemistry - nucleic acids
320506 Medical biochemistry - proteins and peptides (incl. medical proteomics)
320507 Metabolic medicine
320599 Medical biochemistry and metabolomics not elsewhere classified
3206 Medical biotechnology
320601 Gene and molecular therapy
320602 Medical biotechnology diagnostics (incl. biosensors)
320603 Medical molecular engineering of nucleic acids and proteins
320604 Nanomedicine
320605 Nanotoxicology, health and safety
320606 Regenerative medicine (incl. stem cells)
320699 Medical biotechnology not elsewhere classified
3207 Medical microbiology
320701 Medical bacteriology
320702 Medical infection agents (incl. prions)
320703 Medical mycology
320704 Medical parasitology
320705 Medical virology
320799 Medical microbiology not elsewhere classified
3208 Medical physiology
320801 Cell physiology
320802 Human biophysics
320803 Systems physiology
320899 Medical physiology not elsewhere classified
3209 Neurosciences
320901 Autonomic nervous system
320902 Cellular nervous system
320903 Central nervous system
320904 Computational neuroscience (incl. mathematical neuroscience and theoretical neuroscience)
320905 Neurology and neuromuscular diseases
320906 Peripheral nervous system
320907 Sensory systems
320999 Neurosciences not elsewhere classified
3210 Nutrition and dietetics
321001 Clinical nutrition
321002 Food properties (incl. characteristics and health benefits)
321003 Nutrigenomics and personalised nutrition
321004 Nutritional science
321005 Public health nutrition
321006 Sport and exercise nutrition
321099 Nutrition and dietetics not elsewhere classified
3211 Oncology and carcinogenesis
321101 Cancer cell biology
321102 Cancer diagnosis
321103 Cancer genetics
321104 Cancer therapy (excl. chemotherapy and radiation therapy)
321105 Chemotherapy
321106 Haematological tumours
321107 Liquid biopsies
321108 Molecular targets
321109 Predictive and prognostic markers
321110 Radiation therapy
321111 Solid tumours
321199 Oncology and carcinogenesis not elsewhere classified
3212 Ophthalmology and optometry
321201 Ophthalmology
321202 Optical technology
321203 Optometry
321204 Vision science
321299 Ophthalmology and optometry not elsewhere classified
3213 Paediatrics
321301 Adolescent health
321302 Infant and child health
321303 Neonatology
321399 Paediatrics not elsewhere classified
3214 Pharmacology and pharmaceutical sciences
321401 Basic pharmacology
321402 Clinical pharmacology and therapeutics
321403 Clinical pharmacy and pharmacy practice
321404 Pharmaceutical delivery technologies
321405 Pharmaceutical sciences
321406 Pharmacogenomics
321407 Toxicology (incl. clinical toxicology)
321499 Pharmacology and pharmaceutical sciences not elsewhere classified
3215 Reproductive medicine
321501 Foetal development and medicine
321502 Obstetrics and gynaecology
321503 Reproduction
321599 Reproductive medicine not elsewhere classified
3299 Other biomedical and clinical sciences
329999 Other biomedical and clinical sciences not elsewhere classified
33 Built environment and design
3301 Architecture
330101 Architectural computing and visualisation methods
330102 Architectural design
330103 Architectural heritage and conservation
330104 Architectural history, theory and criticism
330105 Architectural science and technology
330106 Architecture for disaster relief
330107 Architecture management
330108 Interior design
330109 Landscape architecture
330110 Sustainable architecture
330199 Architecture not elsewhere classified
3302 Building
330201 Automation and technology in building and construction
330202 Building construction management and project planning
330203 Building industry studies
330204 Building information modelling and management
330205 Building organisational studies
330206 Building science, technologies and systems
330207 Quantity surveying
330299 Building not elsewhere classified
3303 Design
330301 Data visualisation and computational (incl. parametric and generative) design
330302 Design anthropology
330303 Design for disaster relief
330304 Design history, theory and criticism
330305 Design management
330306 Design practice and methods
330307 Ergonomics design
330308 Fire safety design
330309 Industrial and product design
330310 Interaction and experience design
330311 Models and simulations of design
330312 Service design
330313 Social design
330314 Sustainable design
330315 Textile and fashion design
330316 Visual communication design (incl. graphic design)
330399 Design not elsewhere classified
3304 Urban and regional planning
330401 Community planning
330402 History and theory of the built environment (excl. architecture)
330403 Housing markets, development and management
330404 Land use and environmental planning
330405 Public participation and community engagement
330406 Regional analysis and development
330407 Regulatory planning and development assessment
330408 Strategic, metropolitan and regional planning
330409 Transport planning
330410 Urban analysis and development
330411 Urban design
330412 Urban informatics
330413 Urban planning and health
330499 Urban and regional planning not elsewhere classified
3399 Other built environment and design
339999 Other built environment and design not elsewhere classified
34 Chemical sciences
3401 Analytical chemistry
340101 Analytical spectrometry
340102 Bioassays
340103 Electroanalytical chemistry
340104 Flow analysis
340105 Instrumental methods (excl. immunological and bioassay methods)
340106 Metabolomic chemistry
340107 Quality assurance, chemometrics, traceability and metrological chemistry
340108 Sensor technology (incl. chemical aspects)
340109 Separation science
340199 Analytical chemistry not elsewhere classified
3402 Inorganic chemistry
340201 Bioinorganic chemistry
340202 Crystallography
340203 F-block chemistry
340204 Inorganic green chemistry
340205 Main group metal chemistry
340206 Metal cluster chemistry
340207 Metal organic frameworks
340208 Non-metal chemistry
340209 Organometallic chemistry
340210 Solid state chemistry
340211 Transition metal chemistry
340299 Inorganic chemistry not elsewhere classified
3403 Macromolecular and materials chemistry
340301 Inorganic materials (incl. nanomaterials)
340302 Macromolecular materials
340303 Nanochemistry
340304 Optical properties of materials
340305 Physical properties of materials
340306 Polymerisation mechanisms
340307 Structure and dynamics of materials
340308 Supramolecular chemistry
340309 Theory and design of materials
340399 Macromolecular and materials chemistry not elsewhere classified
3404 Medicinal and biomolecular chemistry
340401 Biologically active molecules
340402 Biomolecular modelling and design
340403 Characterisation of biological macromolecules
340404 Cheminformatics and quantitative structure-activity relationships
340405 Glycoconjugates
340406 Molecular medicine
340407 Proteins and peptides
340499 Medicinal and biomolecular chemistry not elsewhere classified
3405 Organic chemistry
340501 Free radical chemistry
340502 Natural products and bioactive compounds
340503 Organic chemical synthesis
340504 Organic green chemistry
340505 Physical organic chemistry
340599 Organic chemistry not elsewhere classified
3406 Physical chemistry
340601 Catalysis and mechanisms of reactions
340602 Chemical thermodynamics and energetics
340603 Colloid and surface chemistry
340604 Electrochemistry
340605 Molecular imaging (incl. electron microscopy and neutron diffraction)
340606 Photochemistry
340607 Reaction kinetics and dynamics
340608 Solution chemistry
340609 Transport properties and non-equilibrium processes
340699 Physical chemistry not elsewhere classified
3407 Theoretical and computational chemistry
340701 Computational chemistry
340702 Radiation and matter
340703 Statistical mechanics in chemistry
340704 Theoretical quantum chemistry
340799 Theoretical and computational chemistry not elsewhere classified
3499 Other chemical sciences
349901 Forensic chemistry
349999 Other chemical sciences not elsewhere classified
35 Commerce, management, tourism and services
3501 Accounting, auditing and accountability
350101 Accounting theory and standards
350102 Auditing and accountability
350103 Financial accounting
350104 International accounting
350105 Management accounting
350106 Not-for-profit accounting and accountability
350107 Sustainability accounting and reporting
350108 Taxation accounting
350199 Accounting, auditing and accountability not elsewhere classified
3502 Banking, finance and investment
350201 Environment and climate finance
350202 Finance
350203 Financial econometrics
350204 Financial institutions (incl. banking)
350205 Household finance and financial literacy
350206 Insurance studies
350207 International finance
350208 Investment and risk management
350209 Not-for-profit finance and risk
350299 Banking, finance and investment not elsewhere classified
3503 Business systems in context
350301 Business analytics
350302 Business information management (incl. records, knowledge and intelligence)
350303 Business information systems
350304 Business systems in context
350305 Forensic intelligence
350306 Forensic science and management
350307 Technology management
350399 Business systems in context not elsewhere classified
3504 Commercial services
350401 Food and hospitality services
350402 Hospitality management
350403 Real estate and valuation services
350404 Retail
350405 Sport and leisure management
350499 Commercial services not elsewhere classified
3505 Human resources and industrial relations
350501 Business and labour history
350502 Employment equity and diversity
350503 Human resources management
350504 Industrial and employee relations
350505 Occupational and workplace health and safety
350506 Workforce planning
350507 Workplace wellbeing and quality of working life
350599 Human resources and industrial relations not elsewhere classified
3506 Marketing
350601 Consumer behaviour
350602 Consumer-oriented product or service development
350603 Industrial marketing
350604 Marketing communications
350605 Marketing management (incl. strategy and customer relations)
350606 Marketing research methodology
350607 Marketing technology
350608 Marketing theory
350609 Not-for-profit marketing
350610 Pricing (incl. consumer value estimation)
350611 Service marketing
350612 Social marketing
350699 Marketing not elsewhere classified
3507 Strategy, management and organisational behaviour
350701 Corporate governance
350702 Corporate social responsibility
350703 Disaster and emergency management
350704 Entrepreneurship
350705 Innovation management
350706 International business
350707 Leadership
350708 Not-for-profit business and management
350709 Organisation and management theory
350710 Organisational behaviour
350711 Organisational planning and management
350712 Production and operations management
350713 Project management
350714 Public sector organisation and management
350715 Quality management
350716 Small business organisation and management
350717 Stakeholder engagement
350718 Strategy
350799 Strategy, management and organisational behaviour not elsewhere classified
3508 Tourism
350801 Impacts of tourism
350802 Tourism forecasting
350803 Tourism management
350804 Tourism marketing
350805 Tourism resource appraisal
350806 Tourist behaviour and visitor experience
350899 Tourism not elsewhere classified
3509 Transportation, logistics and supply chains
350901 Air transportation and freight services
350902 Intelligent mobility
350903 Logistics
350904 Maritime transportation and freight services
350905 Passenger needs
350906 Public transport
350907 Rail transportation and freight services
350908 Road transportation and freight services
350909 Supply chains
350999 Transportation, logistics and supply chains not elsewhere classified
3599 Other commerce, management, tourism and services
359999 Other commerce, management, tourism and services not elsewhere classified
36 Creative arts and writing
3601 Art history, theory and criticism
360101 Art criticism
360102 Art history
360103 Art theory
360104 Visual cultures
360199 Art history, theory and criticism not elsewhere classified
3602 Creative and professional writing
360201 Creative writing (incl. scriptwriting)
360202 Digital writing
360203 Professional writing and journalism practice
360204 Site-based writing
360205 Technical writing
360299 Creative and professional writing not elsewhere classified
3603 Music
360301 Music cognition
360302 Music composition and improvisation
360303 Music education
360304 Music performance
360305 Music technology and recording
360306 Musicology and ethnomusicology
360399 Music not elsewhere classified
3604 Performing arts
360401 Applied theatre
360402 Dance and dance studies
360403 Drama, theatre and performance studies
360499 Performing arts not elsewhere classified
3605 Screen and digital media
360501 Cinema studies
360502 Computer gaming and animation
360503 Digital and electronic media art
360504 Interactive media
360505 Screen media
360506 Visual effects
360599 Screen and digital media not elsewhere classified
3606 Visual arts
360601 Crafts
360602 Fine arts
360603 Performance art
360604 Photography, video and lens-based practice
360699 Visual arts not elsewhere classified
3699 Other creative arts and writing
369999 Other creative arts and writing not elsewhere classified
37 Earth sciences
3701 Atmospheric sciences
370101 Adverse weather events
370102 Air pollution processes and air quality measurement
370103 Atmospheric aerosols
370104 Atmospheric composition, chemistry and processes
370105 Atmospheric dynamics
370106 Atmospheric radiation
370107 Cloud physics
370108 Meteorology
370109 Tropospheric and stratospheric physics
370199 Atmospheric sciences not elsewhere classified
3702 Climate change science
370201 Climate change processes
370202 Climatology
370203 Greenhouse gas inventories and fluxes
370299 Climate change science not elsewhere classified
3703 Geochemistry
370301 Exploration geochemistry
370302 Inorganic geochemistry
370303 Isotope geochemistry
370304 Organic geochemistry
370399 Geochemistry not elsewhere classified
3704 Geoinformatics
370401 Computational modelling and simulation in earth sciences
370402 Earth and space science informatics
370403 Geoscience data visualisation
370499 Geoinformatics not elsewhere classified
3705 Geology
370501 Biomineralisation
370502 Geochronology
370503 Igneous and metamorphic petrology
370504 Marine geoscience
370505 Mineralogy and crystallography
370506 Palaeontology (incl. palynology)
370507 Planetary geology
370508 Resource geoscience
370509 Sedimentology
370510 Stratigraphy (incl. biostratigraphy, sequence stratigraphy and basin analysis)
370511 Structural geology and tectonics
370512 Volcanology
370599 Geology not elsewhere classified
3706 Geophysics
370601 Applied geophysics
370602 Electrical and electromagnetic methods in geophysics
370603 Geodesy
370604 Geodynamics
370605 Geothermics and radiometrics
370606 Gravimetrics
370607 Magnetism and palaeomagnetism
370608 Petrophysics and rock mechanics
370609 Seismology and seismic exploration
370699 Geophysics not elsewhere classified
3707 Hydrology
370701 Contaminant hydrology
370702 Ecohydrology
370703 Groundwater hydrology
370704 Surface water hydrology
370705 Urban hydrology
370799 Hydrology not elsewhere classified
3708 Oceanography
370801 Biological oceanography
370802 Chemical oceanography
370803 Physical oceanography
370899 Oceanography not elsewhere classified
3709 Physical geography and environmental geoscience
370901 Geomorphology and earth surface processes
370902 Glaciology
370903 Natural hazards
370904 Palaeoclimatology
370905 Quaternary environments
370906 Regolith and landscape evolution
370999 Physical geography and environmental geoscience not elsewhere classified
3799 Other earth sciences
379901 Earth system sciences
379999 Other earth sciences not elsewhere classified
38 Economics
3801 Applied economics
380101 Agricultural economics
380102 Behavioural economics
380103 Economic history
380104 Economics of education
380105 Environment and resource economics
380106 Experimental economics
380107 Financial economics
380108 Health economics
380109 Industry economics and industrial organisation
380110 International economics
380111 Labour economics
380112 Macroeconomics (incl. monetary and fiscal theory)
380113 Public economics - public choice
380114 Public economics - publicly provided goods
380115 Public economics - taxation and revenue
380116 Tourism economics
380117 Transport economics
380118 Urban and regional economics
380119 Welfare economics
380199 Applied economics not elsewhere classified
3802 Econometrics
380201 Cross-sectional analysis
380202 Econometric and statistical methods
380203 Economic models and forecasting
380204 Panel data analysis
380205 Time-series analysis
380299 Econometrics not elsewhere classified
3803 Economic theory
380301 History of economic thought
380302 Macroeconomic theory
380303 Mathematical economics
380304 Microeconomic theory
380399 Economic theory not elsewhere classified
3899 Other economics
389901 Comparative economic systems
389902 Ecological economics
389903 Heterodox economics
389999 Other economics not elsewhere classified
39 Education
3901 Curriculum and pedagogy
390101 Creative arts, media and communication curriculum and pedagogy
390102 Curriculum and pedagogy theory and development
390103 Economics, business and management curriculum and pedagogy
390104 English and literacy curriculum and pedagogy (excl. LOTE, ESL and TESOL)
390105 Environmental education curriculum and pedagogy
390106 Geography education curriculum and pedagogy
390107 Humanities and social sciences curriculum and pedagogy (excl. economics, business and management)
390108 LOTE, ESL and TESOL curriculum and pedagogy
390109 Mathematics and numeracy curriculum and pedagogy
390110 Medicine, nursing and health curriculum and pedagogy
390111 Physical education and development curriculum and pedagogy
390112 Religion curriculum and pedagogy
390113 Science, technology and engineering curriculum and pedagogy
390114 Vocational education and training curriculum and pedagogy
390115 Work integrated learning (incl. internships)
390199 Curriculum and pedagogy not elsewhere classified
3902 Education policy, sociology and philosophy
390201 Education policy
390202 History and philosophy of education
390203 Sociology of education
390299 Education policy, sociology and philosophy not elsewhere classified
3903 Education systems
390301 Continuing and community education
390302 Early childhood education
390303 Higher education
390304 Primary education
390305 Professional education and training
390306 Secondary education
390307 Teacher education and professional development of educators
390308 Technical, further and workplace education
390399 Education systems not elsewhere classified
3904 Specialist studies in education
390401 Comparative and cross-cultural education
390402 Education assessment and evaluation
390403 Educational administration, management and leadership
390404 Educational counselling
390405 Educational technology and computing
390406 Gender, sexuality and education
390407 Inclusive education
390408 Learning analytics
390409 Learning sciences
390410 Multicultural education (excl. Aboriginal and Torres Strait Islander, Māori and Pacific Peoples)
390411 Special education and disability
390412 Teacher and student wellbeing
390499 Specialist studies in education not elsewhere classified
3999 Other Education
399999 Other education not elsewhere classified
40 Engineering
4001 Aerospace engineering
400101 Aerospace materials
400102 Aerospace structures
400103 Aircraft performance and flight control systems
400104 Avionics
400105 Flight dynamics
400106 Hypersonic propulsion and hypersonic aerothermodynamics
400107 Satellite, space vehicle and missile design and testing
400199 Aerospace engineering not elsewhere classified
4002 Automotive engineering
400201 Automotive combustion and fuel engineering
400202 Automotive engineering materials
400203 Automotive mechatronics and autonomous systems
400204 Automotive safety engineering
400205 Hybrid and electric vehicles and powertrains
400299 Automotive engineering not elsewhere classified
4003 Biomedical engineering
400301 Biofabrication
400302 Biomaterials
400303 Biomechanical engineering
400304 Biomedical imaging
400305 Biomedical instrumentation
400306 Computational physiology
400307 Mechanobiology
400308 Medical devices
400309 Neural engineering
400310 Rehabilitation engineering
400311 Tissue engineering
400399 Biomedical engineering not elsewhere classified
4004 Chemical engineering
400401 Carbon capture engineering (excl. sequestration)
400402 Chemical and thermal processes in energy and combustion
400403 Chemical engineering design
400404 Electrochemical energy storage and conversion
400405 Food engineering
400406 Powder and particle technology
400407 Process control and simulation
400408 Reaction engineering (excl. nuclear reactions)
400409 Separation technologies
400410 Wastewater treatment processes
400411 Water treatment processes
400499 Chemical engineering not elsewhere classified
4005 Civil engineering
400501 Architectural engineering
400502 Civil geotechnical engineering
400503 Complex civil systems
400504 Construction engineering
400505 Construction materials
400506 Earthquake engineering
400507 Fire safety engineering
400508 Infrastructure engineering and asset management
400509 Structural dynamics
400510 Structural engineering
400511 Timber engineering
400512 Transport engineering
400513 Water resources engineering
400599 Civil engineering not elsewhere classified
4006 Communications engineering
400601 Antennas and propagation
400602 Data communications
400603 Molecular, biological, and multi-scale communications
400604 Network engineering
400605 Optical fibre communication systems and technologies
400606 Satellite communications
400607 Signal processing
400608 Wireless communication systems and technologies (incl. microwave and millimetrewave)
400699 Communications engineering not elsewhere classified
4007 Control engineering, mechatronics and robotics
400701 Assistive robots and technology
400702 Automation engineering
400703 Autonomous vehicle systems
400704 Biomechatronics
400705 Control engineering
400706 Field robotics
400707 Manufacturing robotics
400708 Mechatronics hardware design and architecture
400709 Medical robotics
400710 Micro-manipulation
400711 Simulation, modelling, and programming of mechatronics systems
400799 Control engineering, mechatronics and robotics not elsewhere classified
4008 Electrical engineering
400801 Circuits and systems
400802 Electrical circuits and systems
400803 Electrical energy generation (incl. renewables, excl. photovoltaics)
400804 Electrical energy storage
400805 Electrical energy transmission, networks and systems
400806 Electrical machines and drives
400807 Engineering electromagnetics
400808 Photovoltaic power systems
400899 Electrical engineering not elsewhere classified
4009 Electronics, sensors and digital hardware
400901 Analog electronics and interfaces
400902 Digital electronic devices
400903 Digital processor architectures
400904 Electronic device and system performance evaluation, testing and simulation
400905 Electronic instrumentation
400906 Electronic sensors
400907 Industrial electronics
400908 Microelectronics
400909 Photonic and electro-optical devices, sensors and systems (excl. communications)
400910 Photovoltaic devices (solar cells)
400911 Power electronics
400912 Quantum engineering systems (incl. computing and communications)
400913 Radio frequency engineering
400999 Electronics, sensors and digital hardware not elsewhere classified
4010 Engineering practice and education
401001 Engineering design
401002 Engineering education
401003 Engineering practice
401004 Humanitarian engineering
401005 Risk engineering
401006 Systems engineering
401099 Engineering practice and education not elsewhere classified
4011 Environmental engineering
401101 Air pollution modelling and control
401102 Environmentally sustainable engineering
401103 Global and planetary environmental engineering
401104 Health and ecological risk assessment
401105 Life cycle assessment and industrial ecology
401106 Waste management, reduction, reuse and recycling
401199 Environmental engineering not elsewhere classified
4012 Fluid mechanics and thermal engineering
401201 Aerodynamics (excl. hypersonic aerodynamics)
401202 Bio-fluids
401203 Biomedical fluid mechanics
401204 Computational methods in fluid flow, heat and mass transfer (incl. computational fluid dynamics)
401205 Experimental methods in fluid flow, heat and mass transfer
401206 Fluid-structure interaction and aeroacoustics
401207 Fundamental and theoretical fluid dynamics
401208 Geophysical and environmental fluid flows
401209 Hydrodynamics and hydraulic engineering
401210 Microfluidics and nanofluidics
401211 Multiphysics flows (incl. multiphase and reacting flows)
401212 Non-Newtonian fluid flows (incl. rheology)
401213 Turbulent flows
401299 Fluid mechanics and thermal engineering not elsewhere classified
4013 Geomatic engineering
401301 Cartography and digital mapping
401302 Geospatial information systems and geospatial data modelling
401303 Navigation and position fixing
401304 Photogrammetry and remote sensing
401305 Satellite-based positioning
401306 Surveying (incl. hydrographic surveying)
401399 Geomatic engineering not elsewhere classified
4014 Manufacturing engineering
401401 Additive manufacturing
401402 CAD/CAM systems
401403 Flexible manufacturing systems
401404 Industrial engineering
401405 Machine tools
401406 Machining
401407 Manufacturing management
401408 Manufacturing processes and technologies (excl. textiles)
401409 Manufacturing safety and quality
401410 Microtechnology
401411 Packaging, storage and transportation (excl. food and agricultural products)
401412 Precision engineering
401413 Textile technology
401499 Manufacturing engineering not elsewhere classified
4015 Maritime engineering
401501 Marine engineering
401502 Naval architecture
401503 Ocean engineering
401504 Ship and platform structures (incl. maritime hydrodynamics)
401505 Special vehicles
401599 Maritime engineering not elsewhere classified
4016 Materials engineering
401601 Ceramics
401602 Composite and hybrid materials
401603 Compound semiconductors
401604 Elemental semiconductors
401605 Functional materials
401606 Glass
401607 Metals and alloy materials
401608 Organic semiconductors
401609 Polymers and plastics
401610 Timber, pulp and paper
401611 Wearable materials
401699 Materials engineering not elsewhere classified
4017 Mechanical engineering
401701 Acoustics and noise control (excl. architectural acoustics)
401702 Dynamics, vibration and vibration control
401703 Energy generation, conversion and storage (excl. chemical and electrical)
401704 Mechanical engineering asset management
401705 Microelectromechanical systems (MEMS)
401706 Numerical modelling and mechanical characterisation
401707 Solid mechanics
401708 Tribology
401799 Mechanical engineering not elsewhere classified
4018 Nanotechnology
401801 Micro- and nanosystems
401802 Molecular and organic electronics
401803 Nanoelectromechanical systems
401804 Nanoelectronics
401805 Nanofabrication, growth and self assembly
401806 Nanomanufacturing
401807 Nanomaterials
401808 Nanometrology
401809 Nanophotonics
401810 Nanoscale characterisation
401899 Nanotechnology not elsewhere classified
4019 Resources engineering and extractive metallurgy
401901 Electrometallurgy
401902 Geomechanics and resources geotechnical engineering
401903 Hydrometallurgy
401904 Mineral processing/beneficiation
401905 Mining engineering
401906 Nuclear engineering (incl. fuel enrichment and waste processing and storage)
401907 Petroleum and reservoir engineering
401908 Pyrometallurgy
401999 Resources engineering and extractive metallurgy not elsewhere classified
4099 Other engineering
409901 Agricultural engineering
409902 Engineering instrumentation
409903 Granular mechanics
409999 Other engineering not elsewhere classified
41 Environmental sciences
4101 Climate change impacts and adaptation
410101 Carbon sequestration science
410102 Ecological impacts of climate change and ecological adaptation
410103 Human impacts of climate change and human adaptation
410199 Climate change impacts and adaptation not elsewhere classified
4102 Ecological applications
410201 Bioavailability and ecotoxicology
410202 Biosecurity science and invasive species ecology
410203 Ecosystem function
410204 Ecosystem services (incl. pollination)
410205 Fire ecology
410206 Landscape ecology
410299 Ecological applications not elsewhere classified
4103 Environmental biotechnology
410301 Biodiscovery
410302 Biological control
410303 Bioremediation
410304 Environmental biotechnology diagnostics (incl. biosensors)
410305 Environmental marine biotechnology
410306 Environmental nanotechnology and nanometrology
410399 Environmental biotechnology not elsewhere classified
4104 Environmental management
410401 Conservation and biodiversity
410402 Environmental assessment and monitoring
410403 Environmental education and extension
410404 Environmental management
410405 Environmental rehabilitation and restoration
410406 Natural resource management
410407 Wildlife and habitat management
410499 Environmental management not elsewhere classified
4105 Pollution and contamination
410501 Environmental biogeochemistry
410502 Noise and wave pollution processes and measurement
410503 Groundwater quality processes and contaminated land assessment
410504 Surface water quality processes and contaminated sediment assessment
410599 Pollution and contamination not elsewhere classified
4106 Soil sciences
410601 Land capability and soil productivity
410602 Pedology and pedometrics
410603 Soil biology
410604 Soil chemistry and soil carbon sequestration (excl. carbon sequestration science)
410605 Soil physics
410699 Soil sciences not elsewhere classified
4199 Other environmental sciences
419999 Other environmental sciences not elsewhere classified
42 Health sciences
4201 Allied health and rehabilitation science
420101 Arts therapy
420102 Audiology
420103 Music therapy
420104 Occupational therapy
420105 Orthoptics
420106 Physiotherapy
420107 Podiatry
420108 Prosthetics and orthotics
420109 Rehabilitation
420110 Speech pathology
420199 Allied health and rehabilitation science not elsewhere classified
4202 Epidemiology
420201 Behavioural epidemiology
420202 Disease surveillance
420203 Environmental epidemiology
420204 Epidemiological methods
420205 Epidemiological modelling
420206 Forensic epidemiology
420207 Major global burdens of disease
420208 Nutritional epidemiology
420209 Occupational epidemiology
420210 Social epidemiology
420299 Epidemiology not elsewhere classified
4203 Health services and systems
420301 Aged health care
420302 Digital health
420303 Family care
420304 General practice
420305 Health and community services
420306 Health care administration
420307 Health counselling
420308 Health informatics and information systems
420309 Health management
420310 Health surveillance
420311 Health systems
420312 Implementation science and evaluation
420313 Mental health services
420314 Multimorbidity
420315 One health
420316 Palliative care
420317 Patient safety
420318 People with disability
420319 Primary health care
420320 Residential client care
420321 Rural and remote health services
420399 Health services and systems not elsewhere classified
4204 Midwifery
420401 Clinical midwifery
420402 Models of care and place of birth
420403 Psychosocial aspects of childbirth and perinatal mental health
420499 Midwifery not elsewhere classified
4205 Nursing
420501 Acute care
420502 Aged care nursing
420503 Community and primary care
420504 Mental health nursing
420505 Nursing workforce
420506 Sub-acute care
420599 Nursing not elsewhere classified
4206 Public health
420601 Community child health
420602 Health equity
420603 Health promotion
420604 Injury prevention
420605 Preventative health care
420606 Social determinants of health
420699 Public health not elsewhere classified
4207 Sports science and exercise
420701 Biomechanics
420702 Exercise physiology
420703 Motor control
420799 Sports science and exercise not elsewhere classified
4208 Traditional, complementary and integrative medicine
420801 Chiropractic
420802 Naturopathy
420803 Traditional Chinese medicine and treatments
420899 Traditional, complementary and integrative medicine not elsewhere classified
4299 Other health sciences
429999 Other health sciences not elsewhere classified
43 History, heritage and archaeology
4301 Archaeology
430101 Archaeological science
430102 Archaeology of Asia, Africa and the Americas
430103 Archaeology of Australia (excl. Aboriginal and Torres Strait Islander)
430104 Archaeology of Europe, the Mediterranean and the Levant
430105 Archaeology of New Zealand (excl. Māori)
430106 Digital archaeology
430107 Historical archaeology (incl. industrial archaeology)
430108 Maritime archaeology
430199 Archaeology not elsewhere classified
4302 Heritage, archive and museum studies
430201 Archival, repository and related studies
430202 Critical heritage, museum and archive studies
430203 Cultural heritage management (incl. world heritage)
430204 Digital heritage
430205 Heritage and cultural conservation
430206 Heritage collections and interpretations
430207 Heritage tourism, visitor and audience studies
430208 Intangible heritage
430209 Materials conservation
430299 Heritage, archive and museum studies not elsewhere classified
4303 Historical studies
430301 Asian history
430302 Australian history
430303 Biography
430304 British history
430305 Classical Greek and Roman history
430306 Digital history
430307 Environmental history
430308 European history (excl. British, classical Greek and Roman)
430309 Gender history
430310 Global and world history
430311 Historical studies of crime
430312 Histories of race
430313 History of empires, imperialism and colonialism
430314 History of religion
430315 History of the pacific
430316 International history
430317 Latin and South American history
430318 Middle Eastern and North African history
430319 Migration history
430320 New Zealand history
430321 North American history
430322 Sub-Saharan African history
430323 Transnational history
430399 Historical studies not elsewhere classified
4399 Other history, heritage and archaeology
439999 Other history, heritage and archaeology not elsewhere classified
44 Human society
4401 Anthropology
440101 Anthropology of development
440102 Anthropology of gender and sexuality
440103 Biological (physical) anthropology
440104 Environmental anthropology
440105 Linguistic anthropology
440106 Medical anthropology
440107 Social and cultural anthropology
440199 Anthropology not elsewhere classified
4402 Criminology
440201 Causes and prevention of crime
440202 Correctional theory, offender treatment and rehabilitation
440203 Courts and sentencing
440204 Crime and social justice
440205 Criminological theories
440206 Critical approaches to crime
440207 Cybercrime
440208 Environmental crime
440209 Gender and crime
440210 Organised crime
440211 Police administration, procedures and practice
440212 Private policing and security services
440213 Race/ethnicity and crime
440214 Sociological studies of crime
440215 State crime
440216 Technology, crime and surveillance
440217 Terrorism
440218 Victims
440219 White collar crime
440299 Criminology not elsewhere classified
4403 Demography
440301 Family and household studies
440302 Fertility
440303 Migration
440304 Mortality
440305 Population trends and policies
440399 Demography not elsewhere classified
4404 Development studies
440401 Development cooperation
440402 Humanitarian disasters, conflict and peacebuilding
440403 Labour, migration and development
440404 Political economy and social change
440405 Poverty, inclusivity and wellbeing
440406 Rural community development
440407 Socio-economic development
440408 Urban community development
440499 Development studies not elsewhere classified
4405 Gender studies
440501 Feminist and queer theory
440502 Feminist methodologies
440503 Feminist theory
440504 Gender relations
440505 Intersectional studies
440506 Sexualities
440507 Studies of men and masculinities
440508 Transgender studies
440509 Women's studies (incl. girls' studies)
440599 Gender studies not elsewhere classified
4406 Human geography
440601 Cultural geography
440602 Development geography
440603 Economic geography
440604 Environmental geography
440605 Health geography
440606 Political geography
440607 Population geography
440608 Recreation, leisure and tourism geography
440609 Rural and regional geography
440610 Social geography
440611 Transport geography
440612 Urban geography
440699 Human geography not elsewhere classified
4407 Policy and administration
440701 Communications and media policy
440702 Crime policy
440703 Economic development policy
440704 Environment policy
440705 Gender, policy and administration
440706 Health policy
440707 Housing policy
440708 Public administration
440709 Public policy
440710 Research, science and technology policy
440711 Risk policy
440712 Social policy
440713 Tourism policy
440714 Urban policy
440799 Policy and administration not elsewhere classified
4408 Political science
440801 Australian government and politics
440802 Citizenship
440803 Comparative government and politics
440804 Defence studies
440805 Environmental politics
440806 Gender and politics
440807 Government and politics of Asia and the Pacific
440808 International relations
440809 New Zealand government and politics
440810 Peace studies
440811 Political theory and political philosophy
440899 Political science not elsewhere classified
4409 Social work
440901 Clinical social work practice
440902 Counselling, wellbeing and community services
440903 Social program evaluation
440999 Social work not elsewhere classified
4410 Sociology
441001 Applied sociology, program evaluation and social impact assessment
441002 Environmental sociology
441003 Rural sociology
441004 Social change
441005 Social theory
441006 Sociological methodology and research methods
441007 Sociology and social studies of science and technology
441008 Sociology of culture
441009 Sociology of family and relationships
441010 Sociology of gender
441011 Sociology of health
441012 Sociology of inequalities
441013 Sociology of migration, ethnicity and multiculturalism
441014 Sociology of religion
441015 Sociology of the life course
441016 Urban sociology and community studies
441099 Sociology not elsewhere classified
4499 Other human society
449901 Studies of Asian society
449999 Other human society not elsewhere classified
45 Indigenous studies
4501 Aboriginal and Torres Strait Islander culture, language and history
450101 Aboriginal and Torres Strait Islander archaeology
450102 Aboriginal and Torres Strait Islander artefacts
450103 Aboriginal and Torres Strait Islander cultural history
450104 Aboriginal and Torres Strait Islander culture
450105 Aboriginal and Torres Strait Islander curatorial, archives and museum studies
450106 Aboriginal and Torres Strait Islander ethics
450107 Aboriginal and Torres Strait Islander history
450108 Aboriginal and Torres Strait Islander linguistics and languages
450109 Aboriginal and Torres Strait Islander literature, journalism and professional writing
450110 Aboriginal and Torres Strait Islander media, film, animation and photography
450111 Aboriginal and Torres Strait Islander music and performing arts
450112 Aboriginal and Torres Strait Islander philosophy
450113 Aboriginal and Torres Strait Islander religion and religious studies
450114 Aboriginal and Torres Strait Islander repatriation
450115 Aboriginal and Torres Strait Islander research methods
450116 Aboriginal and Torres Strait Islander visual arts and crafts
450117 Aboriginal and Torres Strait Islander ways of knowing, being and doing
450118 Conservation of Aboriginal and Torres Strait Islander heritage
450199 Aboriginal and Torres Strait Islander culture, language and history not elsewhere classified
4502 Aboriginal and Torres Strait Islander education
450201 Aboriginal and Torres Strait Islander curriculum and pedagogy
450202 Aboriginal and Torres Strait Islander early childhood education
450203 Aboriginal and Torres Strait Islander educational methods
450204 Aboriginal and Torres Strait Islander technical, further, continuing and community education
450205 Aboriginal and Torres Strait Islander higher education
450206 Aboriginal and Torres Strait Islander language education
450207 Aboriginal and Torres Strait Islander men’s education
450208 Aboriginal and Torres Strait Islander primary education
450209 Aboriginal and Torres Strait Islander secondary education
450210 Aboriginal and Torres Strait Islander student engagement and teaching
450211 Aboriginal and Torres Strait Islander women’s education
450212 Cultural responsiveness and working with Aboriginal and Torres Strait Islander communities education
450213 Embedding Aboriginal and Torres Strait Islander knowledges, histories, culture, country, perspectives and ethics in education
450299 Aboriginal and Torres Strait Islander education not elsewhere classified
4503 Aboriginal and Torres Strait Islander environmental knowledges and management
450301 Aboriginal and Torres Strait Islander agriculture and forestry
450302 Aboriginal and Torres Strait Islander earth sciences
450303 Aboriginal and Torres Strait Islander environmental conservation
450304 Aboriginal and Torres Strait Islander environmental knowledges
450305 Aboriginal and Torres Strait Islander fisheries and customary fisheries
450306 Aboriginal and Torres Strait Islander land and water management
450307 Aboriginal and Torres Strait Islander marine environment science
450399 Aboriginal and Torres Strait Islander environmental knowledges and management not elsewhere classified
4504 Aboriginal and Torres Strait Islander health and wellbeing
450401 Aboriginal and Torres Strait Islander and disability
450402 Aboriginal and Torres Strait Islander biomedical and clinical sciences
450403 Aboriginal and Torres Strait Islander child health and wellbeing
450404 Aboriginal and Torres Strait Islander cultural determinants of health
450405 Aboriginal and Torres Strait Islander diet and nutrition
450406 Aboriginal and Torres Strait Islander epidemiology
450407 Aboriginal and Torres Strait Islander health policy
450408 Aboriginal and Torres Strait Islander health promotion
450409 Aboriginal and Torres Strait Islander health services
450410 Aboriginal and Torres Strait Islander lifecourse
450411 Aboriginal and Torres Strait Islander medicine and treatments
450412 Aboriginal and Torres Strait Islander men’s health and wellbeing
450413 Aboriginal and Torres Strait Islander midwifery and paediatrics
450414 Aboriginal and Torres Strait Islander mothers and babies health and wellbeing
450415 Aboriginal and Torres Strait Islander nursing
450416 Aboriginal and Torres Strait Islander psychology
450417 Aboriginal and Torres Strait Islander public health and wellbeing
450418 Aboriginal and Torres Strait Islander remote health
450419 Aboriginal and Torres Strait Islander social determinants of health
450420 Aboriginal and Torres Strait Islander social, emotional, cultural and spiritual wellbeing
450421 Aboriginal and Torres Strait Islander sport and physical activity
450422 Aboriginal and Torres Strait Islander theory of change models for health
450423 Aboriginal and Torres Strait Islander youth and family social and emotional wellbeing
450499 Aboriginal and Torres Strait Islander health and wellbeing not elsewhere classified
4505 Aboriginal and Torres Strait Islander peoples, society and community
450501 Aboriginal and Torres Strait Islander accounting
450502 Aboriginal and Torres Strait Islander anthropology
450503 Aboriginal and Torres Strait Islander architecture
450504 Aboriginal and Torres Strait Islander commerce
450505 Aboriginal and Torres Strait Islander community and regional development
450506 Aboriginal and Torres Strait Islander community governance and decision making
450507 Aboriginal and Torres Strait Islander community-based research
450508 Aboriginal and Torres Strait Islander criminology
450509 Aboriginal and Torres Strait Islander customary law
450510 Aboriginal and Torres Strait Islander design practice and management
450511 Aboriginal and Torres Strait Islander economics
450512 Aboriginal and Torres Strait Islander finance
450513 Aboriginal and Torres Strait Islander human geography and demography
450514 Aboriginal and Torres Strait Islander legislation
450515 Aboriginal and Torres Strait Islander management
450516 Aboriginal and Torres Strait Islander marketing
450517 Aboriginal and Torres Strait Islander not-for-profit social enterprises
450518 Aboriginal and Torres Strait Islander peoples and the law
450519 Aboriginal and Torres Strait Islander perspectives
450520 Aboriginal and Torres Strait Islander political participation and representation
450521 Aboriginal and Torres Strait Islander politics
450522 Aboriginal and Torres Strait Islander social impact and program evaluation
450523 Aboriginal and Torres Strait Islander social work and social justice
450524 Aboriginal and Torres Strait Islander sociological studies
450525 Aboriginal and Torres Strait Islander sociology
450526 Aboriginal and Torres Strait Islander tourism
450527 Aboriginal and Torres Strait Islander urban and regional planning
450599 Aboriginal and Torres Strait Islander peoples, society and community not elsewhere classified
4506 Aboriginal and Torres Strait Islander sciences
450601 Aboriginal and Torres Strait Islander astronomy and cosmology
450602 Aboriginal and Torres Strait Islander biological sciences
450603 Aboriginal and Torres Strait Islander computing technology use and design
450604 Aboriginal and Torres Strait Islander engineering
450605 Aboriginal and Torres Strait Islander genomics
450606 Aboriginal and Torres Strait Islander information and knowledge management systems
450607 Aboriginal and Torres Strait Islander innovation
450608 Aboriginal and Torres Strait Islander knowledge management methods
450609 Aboriginal and Torres Strait Islander mathematical, physical and chemical sciences (excl. astronomy and cosmology)
450699 Aboriginal and Torres Strait Islander sciences not elsewhere classified
4507 Te ahurea, reo me te hītori o te Māori (Māori culture, language and history)
450701 Te whāomoomo i te tuku ihotanga Māori (conservation of Māori heritage)
450702 Te mana wahine (female status)
450703 Te mana tāne (male status)
450704 Te mātai whaipara Māori (Māori archaeology)
450705 Ngā taonga Māori nō mua (Māori artefacts)
450706 Te hītori ahurea Māori (Māori cultural history)
450707 Te ahurea Māori (Māori culture)
450708 Ngā mātai kaitiaki, pūranga me ngā whare tongarewa o te Māori (Māori curatorial, archives and museum studies)
450709 Ngā matatika o te Māori (Māori ethics)
450710 Te hītori Māori (Māori history)
450711 Te whenua, ahurea me te tuakiri o te Māori (Māori land, culture and identity)
450712 Te mātai i te reo Māori me te reo Māori (Māori linguistics and languages)
450713 Te mātākōrero, te kawe kōrero me te tuhituhi ngaio o te Māori (Māori literature, journalism and professional writing)
450714 Ngā arapāho, ngā kiriata, te hākoritanga me te hopu whakaahua o te Māori (Māori media, film, animation and photography)
450715 Te puoro me ngā mahi a te rēhia o te Māori (Māori music and performing arts)
450716 Te rapunga whakaaro o te Māori (Māori philosophy)
450717 Ngā Kaupapa Māori (Māori projects)
450718 Te whakapono me te mātai whakapono o te Māori (Māori religion and religious studies)
450719 Te whakahoki taonga a te Māori ki te kāinga (Māori repatriation)
450720 Ngā tikanga rangahau o te Māori (Māori research methods)
450721 Ngā toi ataata ngā mahi ā-rehe o te Māori (Māori visual arts and crafts)
450799 Te ahurea, reo, me te hītori o te Māori kāore anō kia whakarōpūtia i wāhi kē (Māori culture, language and history not elsewhere classified)
4508 Mātauranga Māori (Māori education)
450801 Ngā kōhanga reo (Māori curriculum and pedagogy)
450802 Te Whāriki - te mātauranga kōhungahunga Māori (Māori early childhood education)
450803 Ngā tikanga mātauranga o te Māori (Māori educational methods)
450804 Te mātauranga kura tuatoru Māori (Māori higher education)
450805 Te mātauranga reo Māori (Māori language education)
450806 Ngā kura kaupapa Māori (Māori primary education)
450807 Te urupare me te whai wāhi Māori ki te mātauranga (Māori responsiveness and engaged education)
450808 Te mātauranga kura tuarua Māori (Māori secondary education)
450809 Te whai wāhi ākonga me ngā mahi whakaako o te Māori (Māori student engagement and teaching)
450810 Tō te Māori mātauranga hangarau, mātauranga atu anō, mātauranga haere tonu, me te mātauranga hapori (Māori technical, further, continuing and community education)
450811 Te mātauranga Māori i roto i te mātauranga (Mātauranga Māori in education)
450899 Te mātauranga Māori kāore anō kia whakarōpūtia i wāhi kē (Māori education not elsewhere classified)
4509 Ngā mātauranga taiao o te Māori (Māori environmental knowledges)
450901 Te ahuwhenua me ngā mahi ngahere o te Māori (Māori agriculture and forestry)
450902 Ngā pūtaiao-ā-nuku o te Māori (Māori earth sciences)
450903 Te whāomoomo taiao o te Māori (Māori environmental conservation)
450904 Ngā mātauranga taiao o te Māori (Māori environmental knowledges)
450905 Te ahumoana me te ahumoana tuku iho o te Māori (Māori fisheries and customary fisheries)
450906 Te whakahaere whenua me te wai o te Māori (Māori land and water management)
450907 Te pūtaiao taiao moana o te Māori (Māori marine environment science)
450999 Ngā mātauranga taiao o te Māori kāore anō kia whakarōpūtia i wāhi kē (Māori environmental knowledges not elsewhere classified)
4510 Te hauora me te oranga o te Māori (Māori health and wellbeing)
451001 Te whaikaha me te Māori (Māori and disability)
451002 Ngā pūtaiao koiora-hauora, haumanu hoki o te Māori (Māori biomedical and clinical sciences)
451003 Ngā tokoingoa ahurea o te hauora o te Māori (Māori cultural determinants of health)
451004 Te horakai me ngā kai o te Māori (Māori diet and nutrition)
451005 Te mātai tahumaero o te Māori (Māori epidemiology)
451006 Ngā kaupapahere hauora o te Māori (Māori health policy)
451007 Te whakatairanga hauora o te Māori (Māori health promotion)
451008 Ngā wāhanga ora o te Māori (Māori life course)
451009 Ngā rongoā me ngā whakamaimoa o te Māori (Māori medicine and treatments)
451010 Ngā kaiwhakawhānau me te mātai mate tamariki o te Māori (Māori midwifery and paediatrics)
451011 Te hauora me te oranga ā-whaea, ā-pēpi o te Māori (Māori mothers and babies health and wellbeing)
451012 Te mahi tapuhi o te Māori (Māori nursing)
451013 Mātauranga hinengaro kaupapa Māori (Māori psychology)
451014 Ngā pūnaha mātauranga hinengaro o te Māori (Māori psychology knowledge systems)
451015 Te hauora me te oranga tūmatanui o te Māori (Māori public health and wellbeing)
451016 Te hauora mamao o te Māori (Māori remote health)
451017 Te oranga ā-pāpori, ā-hinengaro, ā-ahurea, ā-wairua o te Māori (Māori social, cultural, emotional and spiritual wellbeing)
451018 Ngā tokoingoa pāpori o te hauora o te Māori (Māori social determinants of health)
451019 Ngā hākinakina me te korikori tinana o te Māori (Māori sport and physical activity)
451020 Te ariā o ngā tauira panoni hauora o te Māori (Māori theory of change models for health)
451021 Ngā taiohi me ngā whānau Māori (Māori youth and family)
451099 Te hauora me te oranga o te Māori kāore anō kia whakarōpūhia i wāhi kē (Māori health and wellbeing not elsewhere classified)
4511 Ngā tāngata, te porihanga me ngā hapori o te Māori (Māori peoples, society and community)
451101 Te mahi kaute o te Māori (Māori accounting)
451102 Te mātauranga tikanga Māori (Māori anthropology)
451103 Te hoahoanga whare o te Māori (Māori architecture)
451104 Ngā mahi tauhokohoko o te Māori (Māori commerce)
451105 Te whanaketanga ā-hapori, ā-rohe o te Māori (Māori community and regional development)
451106 Te rangahau kei rō hapori o te Māori (Māori community-based research)
451107 Te kāwana ā-hapori, whakatau take hoki o te Māori (Māori community governance and decision making)
451108 Te mātauranga taihara Māori (Māori criminology)
451109 Ngā tikanga Māori (Māori customary law)
451110 Te whakaharatau me te whakahaere hoahoa o te Māori (Māori design practice and management)
451111 Te mātauranga ōhanga o te Māori (Māori economics)
451112 Te ahumoni Māori (Māori finance)
451113 Te mātauranga matawhenua ā-iwi me te tatauranga ā-iwi o te Māori (Māori human geography and demography)
451114 Te ture Whenua (Māori land law)
451115 Te ture me te tika Māori (Māori law and justice)
451116 Ngā ture Māori (Māori legislation)
451117 Te whakahaere o te Māori (Māori management)
451118 Te whakamākete o te Māori (Māori marketing)
451119 Ngā hinonga pāpori kaupapa atawhai o te Māori (Māori not-for-profit social enterprises)
451120 Ngā iwi Māori me te ture (Māori peoples and the law)
451121 Ngā tirohanga Māori (Māori perspectives)
451122 Te whai wāhi me te whakakanohi taha tōrāngapū o te Māori (Māori political participation and representation)
451123 Ngā mahi tōrangapū Māori (Māori politics)
451124 Ngā ture rawa Māori (Māori resource law)
451125 Te pāpātanga pāpori me te aromātai hōtaka o te Māori (Māori social impact and program evaluation)
451126 Ngā mahi tauwhiro me te tika pāpori o te Māori (Māori social work and social justice)
451127 Ngā mātai tikanga ā-iwi o te Māori (Māori sociological studies)
451128 Te mātauranga pāpori o te Māori (Māori sociology)
451129 Te mahi tāpoi Māori (Māori tourism)
451130 Te Tiriti o Waitangi (The Treaty of Waitangi)
451131 Te whakamahere ā-tāone, ā-rohe o te Māori (Māori urban and regional planning)
451199 Ngā tāngata, te porihanga me ngā hapori o te Māori kāore anō kia whakarōpūtia i wāhi kē (Māori peoples, society and community not elsewhere classified)
4512 Ngā pūtaiao Māori (Māori sciences)
451201 Te mātai arorangi me te mātai tuarangi o te Māori (Māori astronomy and cosmology)
451202 Ngā pūtaiao koiora o te Māori (Māori biological sciences)
451203 Te whakamahi me te hoahoa o te hangarau rorohiko o te Māori (Māori computing technology use and design)
451204 Te mana motuhake o ngā raraunga Māori (Māori data sovereignty)
451205 Te mātauranga pūkaha o te Māori (Māori engineering)
451206 Te mātai huingaira o te Māori (Māori genomics)
451207 Ngā pūnaha whakahaere mōhiohio me te mātauranga o te Māori (Māori information and knowledge management systems)
451208 Te wairua auaha o te Māori (Māori innovation)
451209 Ngā tikanga whakahaere mōhiotanga Māori (Māori knowledge management methods)
451210 Ngā pūtaiao pāngarau, ōkiko, matū hoki - hāunga te mātai arorangi me te mātai tuarangi o te Māori (Māori mathematical, physical and chemical sciences - excl. astronomy and cosmology)
451211 Te tukatuka reo noa o te Māori (Māori natural language processing)
451299 Ngā pūtaiao Māori kāore anō kia whakarōpūhia i wāhi kē (Māori sciences not elsewhere classified)
4513 Pacific Peoples culture, language and history
451301 Archaeology of New Guinea and Pacific Islands (excl. New Zealand)
451302 Conservation of Pacific Peoples heritage
451303 Pacific Peoples artefacts
451304 Pacific Peoples cultural history
451305 Pacific Peoples culture
451306 Pacific Peoples curatorial, archives and museum studies
451307 Pacific Peoples ethics
451308 Pacific Peoples history
451309 Pacific Peoples land, culture and identity
451310 Pacific Peoples linguistics and languages
451311 Pacific Peoples literature, journalism and professional writing
451312 Pacific Peoples media, film, animation and photography
451313 Pacific Peoples music and performing arts
451314 Pacific Peoples philosophy
451315 Pacific Peoples religion and religious studies
451316 Pacific Peoples repatriation
451317 Pacific Peoples research methods
451318 Pacific Peoples visual arts and crafts
451319 Pacific Peoples ways of knowing, being and doing
451399 Pacific Peoples culture, language and history not elsewhere classified
4514 Pacific Peoples education
451401 Cultural responsiveness and working with Pacific Peoples communities education
451402 Embedding Pacific Peoples knowledges, histories, culture, country, perspectives and ethics in education
451403 Pacific Peoples curriculum and pedagogy
451404 Pacific Peoples early childhood education
451405 Pacific Peoples educational methods
451406 Pacific Peoples technical, further, continuing and community education
451407 Pacific Peoples higher education
451408 Pacific Peoples language education
451409 Pacific Peoples men’s education
451410 Pacific Peoples primary education
451411 Pacific Peoples secondary education
451412 Pacific Peoples student engagement and teaching
451413 Pacific Peoples women’s education
451499 Pacific Peoples education not elsewhere classified
4515 Pacific Peoples environmental knowledges
451501 Pacific Peoples agriculture and forestry
451502 Pacific Peoples earth sciences
451503 Pacific Peoples environmental conservation
451504 Pacific Peoples environmental knowledges
451505 Pacific Peoples fisheries and customary fisheries
451506 Pacific Peoples land and water management
451507 Pacific Peoples marine environment science
451599 Pacific Peoples environmental knowledges not elsewhere classified
4516 Pacific Peoples health and wellbeing
451601 Pacific Peoples and disability
451602 Pacific Peoples biomedical and clinical science
451603 Pacific Peoples cultural determinants of health
451604 Pacific Peoples diet and nutrition
451605 Pacific Peoples epidemiology
451606 Pacific Peoples health policy
451607 Pacific Peoples health promotion
451608 Pacific Peoples life course
451609 Pacific Peoples medicine and treatments
451610 Pacific Peoples midwifery and paediatrics
451611 Pacific Peoples mothers and babies health and wellbeing
451612 Pacific Peoples nursing
451613 Pacific Peoples psychology
451614 Pacific Peoples public health and wellbeing
451615 Pacific Peoples remote health
451616 Pacific Peoples social determinants of health
451617 Pacific Peoples social, cultural, emotional and spiritual wellbeing
451618 Pacific Peoples sport and physical activity
451619 Pacific Peoples theory of change models for health
451620 Pacific Peoples youth and family
451699 Pacific Peoples health and wellbeing not elsewhere classified
4517 Pacific Peoples sciences
451701 Pacific Peoples astronomy and cosmology
451702 Pacific Peoples biological sciences
451703 Pacific Peoples computing technology use and design
451704 Pacific Peoples engineering
451705 Pacific Peoples genomics
451706 Pacific Peoples information and knowledge management systems
451707 Pacific Peoples innovation
451708 Pacific Peoples knowledge management methods
451709 Pacific Peoples mathematical, physical and chemical sciences (excl. astronomy and cosmology)
451799 Pacific Peoples sciences not elsewhere classified
4518 Pacific Peoples society and community
451801 Pacific Peoples and the law
451802 Pacific Peoples anthropology
451803 Pacific Peoples architecture
451804 Pacific Peoples commerce
451805 Pacific Peoples community and regional development
451806 Pacific Peoples community governance and decision making
451807 Pacific Peoples community-based research
451808 Pacific Peoples criminology
451809 Pacific Peoples customary law
451810 Pacific Peoples design practice and management
451811 Pacific Peoples economics
451812 Pacific Peoples finance
451813 Pacific Peoples human geography and demography
451814 Pacific Peoples legislation
451815 Pacific Peoples management
451816 Pacific Peoples marketing
451817 Pacific Peoples not-for-profit social enterprises
451818 Pacific Peoples perspectives
451819 Pacific Peoples political participation and representation
451820 Pacific Peoples politics
451821 Pacific Peoples social impact and program evaluation
451822 Pacific Peoples social work and social justice
451823 Pacific Peoples sociological studies
451824 Pacific Peoples sociology
451825 Pacific Peoples tourism
451826 Pacific Peoples urban and regional planning
451899 Pacific Peoples, society and community not elsewhere classified
4519 Other Indigenous data, methodologies and global Indigenous studies
451901 Global Indigenous studies culture, language and history
451902 Global Indigenous studies environmental knowledges and management
451903 Global Indigenous studies health and wellbeing
451904 Global Indigenous studies peoples, society and community
451905 Global Indigenous studies sciences
451906 Indigenous data and data technologies
451907 Indigenous methodologies
451999 Other Indigenous data, methodologies and global Indigenous studies not elsewhere classified
4599 Other Indigenous studies
459999 Other Indigenous studies not elsewhere classified
46 Information and computing sciences
4601 Applied computing
460101 Applications in arts and humanities
460102 Applications in health
460103 Applications in life sciences
460104 Applications in physical sciences
460105 Applications in social sciences and education
460106 Spatial data and applications
460199 Applied computing not elsewhere classified
4602 Artificial intelligence
460201 Artificial life and complex adaptive systems
460202 Autonomous agents and multiagent systems
460203 Evolutionary computation
460204 Fuzzy computation
460205 Intelligent robotics
460206 Knowledge representation and reasoning
460207 Modelling and simulation
460208 Natural language processing
460209 Planning and decision making
460210 Satisfiability and optimisation
460211 Speech production
460212 Speech recognition
460299 Artificial intelligence not elsewhere classified
4603 Computer vision and multimedia computation
460301 Active sensing
460302 Audio processing
460303 Computational imaging
460304 Computer vision
460305 Image and video coding
460306 Image processing
460307 Multimodal analysis and synthesis
460308 Pattern recognition
460309 Video processing
460399 Computer vision and multimedia computation not elsewhere classified
4604 Cybersecurity and privacy
460401 Cryptography
460402 Data and information privacy
460403 Data security and protection
460404 Digital forensics
460405 Hardware security
460406 Software and application security
460407 System and network security
460499 Cybersecurity and privacy not elsewhere classified
4605 Data management and data science
460501 Data engineering and data science
460502 Data mining and knowledge discovery
460503 Data models, storage and indexing
460504 Data quality
460505 Database systems
460506 Graph, social and multimedia data
460507 Information extraction and fusion
460508 Information retrieval and web search
460509 Query processing and optimisation
460510 Recommender systems
460511 Stream and sensor data
460599 Data management and data science not elsewhere classified
4606 Distributed computing and systems software
460601 Cloud computing
460602 Concurrent/parallel systems and technologies
460603 Cyberphysical systems and internet of things
460604 Dependable systems
460605 Distributed systems and algorithms
460606 Energy-efficient computing
460607 High performance computing
460608 Mobile computing
460609 Networking and communications
460610 Operating systems
460611 Performance evaluation
460612 Service oriented computing
460699 Distributed computing and systems software not elsewhere classified
4607 Graphics, augmented reality and games
460701 Computer aided design
460702 Computer graphics
460703 Entertainment and gaming
460704 Interactive narrative
460705 Procedural content generation
460706 Serious games
460707 Sound and music computing
460708 Virtual and mixed reality
460799 Graphics, augmented reality and games not elsewhere classified
4608 Human-centred computing
460801 Accessible computing
460802 Affective computing
460803 Collaborative and social computing
460804 Computing education
460805 Fairness, accountability, transparency, trust and ethics of computer systems
460806 Human-computer interaction
460807 Information visualisation
460808 Mixed initiative and human-in-the-loop
460809 Pervasive computing
460810 Social robotics
460899 Human-centred computing not elsewhere classified
4609 Information systems
460901 Business process management
460902 Decision support and group support systems
460903 Information modelling, management and ontologies
460904 Information security management
460905 Information systems development methodologies and practice
460906 Information systems education
460907 Information systems for sustainable development and the public good
460908 Information systems organisation and management
460909 Information systems philosophy, research methods and theory
460910 Information systems user experience design and development
460911 Inter-organisational, extra-organisational and global information systems
460912 Knowledge and information management
460999 Information systems not elsewhere classified
4610 Library and information studies
461001 Digital curation and preservation
461002 Human information behaviour
461003 Human information interaction and retrieval
461004 Information governance, policy and ethics
461005 Informetrics
461006 Library studies
461007 Open access
461008 Organisation of information and knowledge resources
461009 Recordkeeping informatics
461010 Social and community informatics
461099 Library and information studies not elsewhere classified
4611 Machine learning
461101 Adversarial machine learning
461102 Context learning
461103 Deep learning
461104 Neural networks
461105 Reinforcement learning
461106 Semi- and unsupervised learning
461199 Machine learning not elsewhere classified
4612 Software engineering
461201 Automated software engineering
461202 Empirical software engineering
461203 Formal methods for software
461204 Programming languages
461205 Requirements engineering
461206 Software architecture
461207 Software quality, processes and metrics
461208 Software testing, verification and validation
461299 Software engineering not elsewhere classified
4613 Theory of computation
461301 Coding, information theory and compression
461302 Computational complexity and computability
461303 Computational logic and formal languages
461304 Concurrency theory
461305 Data structures and algorithms
461306 Numerical computation and mathematical software
461307 Quantum computation
461399 Theory of computation not elsewhere classified
4699 Other information and computing sciences
469999 Other information and computing sciences not elsewhere classified
47 Language, communication and culture
4701 Communication and media studies
470101 Communication studies
470102 Communication technology and digital media studies
470103 Environmental communication
470104 International and development communication
470105 Journalism studies
470106 Media industry studies
470107 Media studies
470108 Organisational, interpersonal and intercultural communication
470199 Communication and media studies not elsewhere classified
4702 Cultural studies
470201 Arts and cultural policy
470202 Asian cultural studies
470203 Consumption and everyday life
470204 Cultural and creative industries
470205 Cultural studies of agriculture, food and wine
470206 Cultural studies of nation and region
470207 Cultural theory
470208 Culture, representation and identity
470209 Environment and culture
470210 Globalisation and culture
470211 Migrant cultural studies
470212 Multicultural, intercultural and cross-cultural studies
470213 Postcolonial studies
470214 Screen and media culture
470299 Cultural studies not elsewhere classified
4703 Language studies
470301 African languages
470302 Central and Eastern European languages (incl. Russian)
470303 Chinese languages
470304 Comparative language studies
470305 Early English languages
470306 English as a second language
470307 English language
470308 French language
470309 German language
470310 Iberian languages
470311 Indian languages
470312 Indonesian languages
470313 Italian language
470314 Japanese language
470315 Korean language
470316 Latin and classical Greek languages
470317 Middle Eastern languages
470318 Other Asian languages (excl. South-East Asian)
470319 Other European languages
470320 South-East Asian languages (excl. Indonesian)
470321 Translation and interpretation studies
470399 Language studies not elsewhere classified
4704 Linguistics
470401 Applied linguistics and educational linguistics
470402 Child language acquisition
470403 Computational linguistics
470404 Corpus linguistics
470405 Discourse and pragmatics
470406 Historical, comparative and typological linguistics
470407 Language documentation and description
470408 Lexicography and semantics
470409 Linguistic structures (incl. phonology, morphology and syntax)
470410 Phonetics and speech science
470411 Sociolinguistics
470499 Linguistics not elsewhere classified
4705 Literary studies
470501 African literature
470502 Australian literature (excl. Aboriginal and Torres Strait Islander literature)
470503 Book history
470504 British and Irish literature
470505 Central and Eastern European literature (incl. Russian)
470506 Children's literature
470507 Comparative and transnational literature
470508 Digital literature
470509 Ecocriticism
470510 Indian literature
470511 Indonesian literature
470512 Korean literature
470513 Latin and classical Greek literature
470514 Literary theory
470515 Literature in Chinese
470516 Literature in French
470517 Literature in German
470518 Literature in Italian
470519 Literature in Japanese
470520 Literature in Spanish and Portuguese
470521 Middle Eastern literature
470522 New Zealand literature (excl. Māori literature)
470523 North American literature
470524 Other Asian literature (excl. South-East Asian)
470525 Other European literature
470526 Other literatures in English
470527 Popular and genre literature
470528 Print culture
470529 South-East Asian literature (excl. Indonesian)
470530 Stylistics and textual analysis
470531 Young adult literature
470599 Literary studies not elsewhere classified
4799 Other language, communication and culture
479999 Other language, communication and culture not elsewhere classified
48 Law and legal studies
4801 Commercial law
480101 Banking, finance and securities law
480102 Commercial law
480103 Corporations and associations law
480104 Labour law
480105 Not-for-profit law
480106 Taxation law
480199 Commercial law not elsewhere classified
4802 Environmental and resources law
480201 Animal law
480202 Climate change law
480203 Environmental law
480204 Mining, energy and natural resources law
480299 Environmental and resources law not elsewhere classified
4803 International and comparative law
480301 Asian and Pacific law
480302 Comparative law
480303 Conflict of laws (incl. private international law)
480304 European Union law
480305 International arbitration
480306 International criminal law
480307 International humanitarian and human rights law
480308 International trade and investment law
480309 Ocean law and governance
480310 Public international law
480311 Space, maritime and aviation law
480399 International and comparative law not elsewhere classified
4804 Law in context
480401 Criminal law
480402 Family law
480403 Law and humanities
480404 Law and religion
480405 Law and society and socio-legal research
480406 Law reform
480407 Law, gender and sexuality (incl. feminist legal scholarship)
480408 Law, science and technology
480409 Legal education
480410 Legal theory, jurisprudence and legal interpretation
480411 Media and communication law
480412 Medical and health law
480413 Race, ethnicity and law
480414 Sports law
480499 Law in context not elsewhere classified
4805 Legal systems
480501 Access to justice
480502 Civil procedure
480503 Criminal procedure
480504 Legal institutions (incl. courts and justice systems)
480505 Legal practice, lawyering and the legal profession
480506 Litigation, adjudication and dispute resolution
480507 Youth justice
480599 Legal systems not elsewhere classified
4806 Private law and civil obligations
480601 Contract law
480602 Equity and trusts law
480603 Intellectual property law
480604 Property law (excl. intellectual property law)
480605 Tort law
480699 Private law and civil obligations not elsewhere classified
4807 Public law
480701 Administrative law
480702 Constitutional law
480703 Domestic human rights law
480704 Migration, asylum and refugee law
480705 Military law and justice
480706 Privacy and data rights
480707 Welfare, insurance, disability and social security law
480799 Public law not elsewhere classified
4899 Other law and legal studies
489999 Other law and legal studies not elsewhere classified
49 Mathematical sciences
4901 Applied mathematics
490101 Approximation theory and asymptotic methods
490102 Biological mathematics
490103 Calculus of variations, mathematical aspects of systems theory and control theory
490104 Complex systems
490105 Dynamical systems in applications
490106 Financial mathematics
490107 Mathematical methods and special functions
490108 Operations research
490109 Theoretical and applied mechanics
490199 Applied mathematics not elsewhere classified
4902 Mathematical physics
490201 Algebraic structures in mathematical physics
490202 Integrable systems (classical and quantum)
490203 Mathematical aspects of classical mechanics, quantum mechanics and quantum information theory
490204 Mathematical aspects of general relativity
490205 Mathematical aspects of quantum and conformal field theory, quantum gravity and string theory
490206 Statistical mechanics, physical combinatorics and mathematical aspects of condensed matter
490299 Mathematical physics not elsewhere classified
4903 Numerical and computational mathematics
490301 Experimental mathematics
490302 Numerical analysis
490303 Numerical solution of differential and integral equations
490304 Optimisation
490399 Numerical and computational mathematics not elsewhere classified
4904 Pure mathematics
490401 Algebra and number theory
490402 Algebraic and differential geometry
490403 Category theory, k theory, homological algebra
490404 Combinatorics and discrete mathematics (excl. physical combinatorics)
490405 Group theory and generalisations
490406 Lie groups, harmonic and Fourier analysis
490407 Mathematical logic, set theory, lattices and universal algebra
490408 Operator algebras and functional analysis
490409 Ordinary differential equations, difference equations and dynamical systems
490410 Partial differential equations
490411 Real and complex functions (incl. several variables)
490412 Topology
490499 Pure mathematics not elsewhere classified
4905 Statistics
490501 Applied statistics
490502 Biostatistics
490503 Computational statistics
490504 Forensic evaluation, inference and statistics
490505 Large and complex data theory
490506 Probability theory
490507 Spatial statistics
490508 Statistical data science
490509 Statistical theory
490510 Stochastic analysis and modelling
490511 Time series and spatial modelling
490599 Statistics not elsewhere classified
4999 Other mathematical sciences
499999 Other mathematical sciences not elsewhere classified
50 Philosophy and religious studies
5001 Applied ethics
500101 Bioethics
500102 Business ethics
500103 Ethical use of new technology
500104 Human rights and justice issues (excl. law)
500105 Legal ethics
500106 Medical ethics
500107 Professional ethics
500199 Applied ethics not elsewhere classified
5002 History and philosophy of specific fields
500201 History and philosophy of engineering and technology
500202 History and philosophy of law and justice
500203 History and philosophy of medicine
500204 History and philosophy of science
500205 History and philosophy of the humanities
500206 History and philosophy of the social sciences
500207 History of ideas
500208 History of philosophy
500299 History and philosophy of specific fields not elsewhere classified
5003 Philosophy
500301 Aesthetics
500302 Critical theory
500303 Decision theory
500304 Environmental philosophy
500305 Epistemology
500306 Ethical theory
500307 Hermeneutics
500308 Logic
500309 Metaphysics
500310 Phenomenology
500311 Philosophical psychology (incl. moral psychology and philosophy of action)
500312 Philosophy of cognition
500313 Philosophy of gender
500314 Philosophy of language
500315 Philosophy of mind (excl. cognition)
500316 Philosophy of religion
500317 Philosophy of science (excl. history and philosophy of specific fields)
500318 Philosophy of specific cultures (incl. comparative philosophy)
500319 Poststructuralism
500320 Psychoanalytic philosophy
500321 Social and political philosophy
500399 Philosophy not elsewhere classified
5004 Religious studies
500401 Christian studies
500402 Comparative religious studies
500403 Islamic studies
500404 Jewish studies
500405 Religion, society and culture
500406 Studies in eastern religious traditions
500407 Studies in religious traditions (excl. Eastern, Jewish, Christian and Islamic traditions)
500499 Religious studies not elsewhere classified
5005 Theology
500501 Theology
500599 Theology not elsewhere classified
5099 Other philosophy and religious studies
509999 Other philosophy and religious studies not elsewhere classified
51 Physical sciences
5101 Astronomical sciences
510101 Astrobiology
510102 Astronomical instrumentation
510103 Cosmology and extragalactic astronomy
510104 Galactic astronomy
510105 General relativity and gravitational waves
510106 High energy astrophysics and galactic cosmic rays
510107 Planetary science (excl. solar system and planetary geology)
510108 Solar physics
510109 Stellar astronomy and planetary systems
510199 Astronomical sciences not elsewhere classified
5102 Atomic, molecular and optical physics
510201 Atomic and molecular physics
510202 Lasers and quantum electronics
510203 Nonlinear optics and spectroscopy
510204 Photonics, optoelectronics and optical communications
510205 Terahertz physics
510299 Atomic, molecular and optical physics not elsewhere classified
5103 Classical physics
510301 Acoustics and acoustical devices; waves
510302 Classical and physical optics
510303 Electrostatics and electrodynamics
510304 Thermodynamics and statistical physics
510399 Classical physics not elsewhere classified
5104 Condensed matter physics
510401 Condensed matter characterisation technique development
510402 Condensed matter imaging
510403 Condensed matter modelling and density functional theory
510404 Electronic and magnetic properties of condensed matter; superconductivity
510405 Soft condensed matter
510406 Structural properties of condensed matter
510407 Surface properties of condensed matter
510499 Condensed matter physics not elsewhere classified
5105 Medical and biological physics
510501 Biological physics
510502 Medical physics
510599 Medical and biological physics not elsewhere classified
5106 Nuclear and plasma physics
510601 Nuclear physics
510602 Plasma physics; fusion plasmas; electrical discharges
510699 Nuclear and plasma physics not elsewhere classified
5107 Particle and high energy physics
510701 Astroparticle physics and particle cosmology
510702 Field theory and string theory
510703 Particle physics
510799 Particle and high energy physics not elsewhere classified
5108 Quantum physics
510801 Degenerate quantum gases and atom optics
510802 Foundations of quantum mechanics
510803 Quantum information, computation and communication
510804 Quantum optics and quantum optomechanics
510805 Quantum technologies
510899 Quantum physics not elsewhere classified
5109 Space sciences
510901 Astrodynamics and space situational awareness
510902 Heliophysics and space weather
510903 Mesospheric, thermospheric, ionospheric and magnetospheric physics
510904 Solar system energetic particles
510905 Solar system planetary science (excl. planetary geology)
510906 Space instrumentation
510999 Space sciences not elsewhere classified
5110 Synchrotrons and accelerators
511001 Accelerators
511002 Instruments and techniques
511003 Synchrotrons
511099 Synchrotrons and accelerators not elsewhere classified
5199 Other physical sciences
519901 Complex physical systems
519999 Other physical sciences not elsewhere classified
52 Psychology
5201 Applied and developmental psychology
520101 Child and adolescent development
520102 Educational psychology
520103 Forensic psychology
520104 Industrial and organisational psychology (incl. human factors)
520105 Psychological methodology, design and analysis
520106 Psychology of ageing
520107 Sport and exercise psychology
520108 Testing, assessment and psychometrics
520199 Applied and developmental psychology not elsewhere classified
5202 Biological psychology
520201 Behavioural genetics
520202 Behavioural neuroscience
520203 Cognitive neuroscience
520204 Evolutionary psychological studies
520205 Psychopharmacology
520206 Psychophysiology
520207 Social and affective neuroscience
520299 Biological psychology not elsewhere classified
5203 Clinical and health psychology
520301 Clinical neuropsychology
520302 Clinical psychology
520303 Counselling psychology
520304 Health psychology
520399 Clinical and health psychology not elsewhere classified
5204 Cognitive and computational psychology
520401 Cognition
520402 Decision making
520403 Learning, motivation and emotion
520404 Memory and attention
520405 Psycholinguistics (incl. speech production and comprehension)
520406 Sensory processes, perception and performance
520499 Cognitive and computational psychology not elsewhere classified
5205 Social and personality psychology
520501 Community psychology
520502 Gender psychology
520503 Personality and individual differences
520504 Psychology of religion
520505 Social psychology
520599 Social and personality psychology not elsewhere classified
5299 Other psychology
529999 Other psychology not elsewhere classified
`;
