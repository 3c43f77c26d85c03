// ANZSRC 2020, Socio-Economic Objectives: 19 divisions, 128 groups and 840 objectives, code and name as published, in their order.
// Source: 1297.0 Australian and New Zealand Standard Research Classification (ANZSRC), 2020. Australian Bureau of Statistics and Stats NZ.
// © Commonwealth of Australia 2020, © Crown copyright New Zealand 2020. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
// Changed: the names of divisions, published in capitals, are written like the others. Definitions are left out.

export const socioEconomicObjectives = `
10 Animal production and animal primary products
1001 Environmentally sustainable animal production
100101 Management of gaseous waste from animal production (excl. greenhouse gases)
100102 Management of liquid waste from animal production (excl. water)
100103 Management of solid waste from animal production
100104 Management of water consumption by animal production
100199 Environmentally sustainable animal production not elsewhere classified
1002 Fisheries - aquaculture
100201 Aquaculture crustaceans (excl. rock lobster and prawns)
100202 Aquaculture fin fish (excl. tuna)
100203 Aquaculture molluscs (excl. oysters)
100204 Aquaculture oysters
100205 Aquaculture prawns
100206 Aquaculture rock lobster
100207 Aquaculture tuna
100299 Fisheries - aquaculture not elsewhere classified
1003 Fisheries - wild caught
100301 Fisheries - recreational freshwater
100302 Fisheries - recreational marine
100303 Wild caught crustaceans (excl. rock lobster and prawns)
100304 Wild caught edible molluscs
100305 Wild caught fin fish (excl. tuna)
100306 Wild caught prawns
100307 Wild caught rock lobster
100308 Wild caught tuna
100399 Fisheries - wild caught not elsewhere classified
1004 Livestock raising
100401 Beef cattle
100402 Dairy cattle
100403 Deer
100404 Game livestock (e.g. kangaroos, wallabies, camels, buffaloes)
100405 Goats
100406 Horses
100407 Insects
100408 Minor livestock (e.g. alpacas, ostriches, crocodiles, farmed rabbits)
100409 Non-cattle dairy
100410 Pigs
100411 Poultry
100412 Sheep for meat
100413 Sheep for wool
100499 Livestock raising not elsewhere classified
1005 Pasture, browse and fodder crops
100501 Browse crops
100502 Lucerne
100503 Native and residual pastures
100504 Non-cereal crops (non-cereal crops for hay/silage/green feed)
100505 Sown pastures (excl. lucerne)
100599 Pasture, browse and fodder crops not elsewhere classified
1006 Primary products from animals
100601 Eggs
100602 Honey
100603 Pearls
100604 Raw wool
100605 Unprocessed or minimally processed fish
100606 Unprocessed or minimally processed milk
100699 Primary products from animals not elsewhere classified
1099 Other animal production and animal primary products
109901 Animal adaptation to climate change
109902 Animal welfare
109903 Fish product traceability and quality assurance
109904 Livestock product traceability and quality assurance
109999 Other animal production and animal primary products not elsewhere classified
11 Commercial services and tourism
1101 Environmentally sustainable commercial services and tourism
110101 Management of gaseous waste from commercial services and tourism (excl. greenhouse gases)
110102 Management of liquid waste from commercial services and tourism (excl. water)
110103 Management of solid waste from commercial services and tourism
110104 Management of water consumption by commercial services and tourism
110199 Environmentally sustainable commercial services and tourism not elsewhere classified
1102 Financial services
110201 Finance services
110202 Investment services (excl. superannuation)
110203 Superannuation and insurance services
110299 Financial services not elsewhere classified
1103 Property, business support services and trade
110301 Administration and business support services
110302 Professional, scientific and technical services
110303 Property services (incl. security)
110304 Wholesale and retail trade
110399 Property, business support services and trade not elsewhere classified
1104 Tourism services
110401 Economic issues in tourism
110402 Socio-cultural issues in tourism
110403 Tourism infrastructure development
110499 Tourism services not elsewhere classified
1105 Water and waste services
110501 Waste management services
110502 Waste recycling services
110503 Water recycling services (incl. sewage and greywater)
110504 Water services and utilities
110599 Water and waste services not elsewhere classified
1199 Other commercial services and tourism
119901 Hospitality services
119902 Recreational services
119999 Other commercial services and tourism not elsewhere classified
12 Construction
1201 Building management and services
120101 Civil building management and services
120102 Commercial building management and services
120103 Industrial building management and services
120104 Institutional building management and services
120105 Residential building management and services
120199 Building management and services not elsewhere classified
1202 Construction design
120201 Civil construction design
120202 Commercial construction design
120203 Industrial construction design
120204 Institutional construction design
120205 Residential construction design
120299 Construction design not elsewhere classified
1203 Construction materials performance and processes
120301 Cement and concrete materials
120302 Glass materials
120303 Metals
120304 Polymeric materials and paints
120305 Stone, ceramics and clay materials
120306 Timber materials
120399 Construction materials performance and processes not elsewhere classified
1204 Construction planning
120401 Civil construction planning
120402 Commercial construction planning
120403 Industrial construction planning
120404 Regional planning
120405 Residential construction planning
120406 Urban planning
120499 Construction planning not elsewhere classified
1205 Construction processes
120501 Civil construction processes
120502 Commercial construction processes
120503 Industrial construction processes
120504 Institutional construction processes
120505 Residential construction processes
120599 Construction processes not elsewhere classified
1206 Environmentally sustainable construction activities
120601 Management of gaseous waste from construction activities (excl. greenhouse gases)
120602 Management of liquid waste from construction activities (excl. water)
120603 Management of solid waste from construction activities
120604 Management of water consumption by construction activities
120699 Environmentally sustainable construction activities not elsewhere classified
1299 Other construction
129901 Adaptation to climate change in construction
129999 Other construction not elsewhere classified
13 Culture and society
1301 Arts
130101 Design
130102 Music
130103 The creative arts
130104 The performing arts
130199 Arts not elsewhere classified
1302 Communication
130201 Communication across languages and culture
130202 Languages and linguistics
130203 Literature
130204 The media
130205 Visual communication
130299 Communication not elsewhere classified
1303 Ethics
130301 Bioethics
130302 Business ethics
130303 Environmental ethics
130304 Social ethics
130305 Technological ethics
130306 Workplace and organisational ethics (excl. business ethics)
130399 Ethics not elsewhere classified
1304 Heritage
130401 Assessment of heritage value
130402 Conserving collections and movable cultural heritage
130403 Conserving intangible cultural heritage
130404 Conserving natural heritage
130405 Conserving the historic environment
130499 Heritage not elsewhere classified
1305 Religion
130501 Religion and society
130502 Religious philosophies and belief systems
130503 Religious rituals and traditions (excl. structures)
130504 Religious structures
130599 Religion not elsewhere classified
1306 Sport, exercise and recreation
130601 Exercise
130602 Organised sports
130603 Recreation and leisure activities (excl. sport and exercise)
130699 Sport, exercise and recreation not elsewhere classified
1307 Understanding past societies
130701 Understanding Africa’s past
130702 Understanding Asia’s past
130703 Understanding Australia’s past
130704 Understanding Europe’s past
130705 Understanding New Zealand’s past
130706 Understanding the past of the Americas
130799 Understanding past societies not elsewhere classified
1399 Other culture and society
139999 Other culture and society not elsewhere classified
14 Defence
1401 Defence
140101 Air
140102 Command, control and communications
140103 Cyber and electronic security and warfare
140104 Emerging defence technologies
140105 Intelligence, surveillance and space
140106 Land
140107 Logistics
140108 Maritime
140109 National security
140110 Personnel
140199 Defence not elsewhere classified
15 Economic framework
1501 International trade policy
150101 International agreements on trade
150102 Trade assistance and protection
150103 Trade policy
150199 International trade policy not elsewhere classified
1502 Macroeconomics
150201 Balance of payments
150202 Demography
150203 Economic growth
150204 Exchange rates
150205 Fiscal policy
150206 Income distribution
150207 Macro labour market issues
150208 Monetary policy
150209 Savings and investments
150210 Taxation
150299 Macroeconomics not elsewhere classified
1503 Management and productivity
150301 Industrial relations
150302 Management
150303 Marketing
150304 Productivity (excl. public sector)
150305 Public sector productivity
150306 Technological and organisational innovation
150399 Management and productivity not elsewhere classified
1504 Measurement standards and calibration services
150401 Agricultural and environmental standards and calibrations
150402 Defence standards and calibrations
150403 Manufacturing standards and calibrations
150404 Service industries standards and calibrations
150499 Measurement standards and calibration services not elsewhere classified
1505 Microeconomics
150501 Consumption
150502 Human capital issues
150503 Industrial organisations
150504 Industry costs and structure
150505 Industry policy
150506 Market-based mechanisms
150507 Micro labour market issues
150508 Microeconomic effects of taxation
150509 Preference, behaviour and welfare
150510 Production
150511 Supply and demand
150599 Microeconomics not elsewhere classified
1599 Other economic framework
159901 Carbon and emissions trading
159902 Ecological economics
159999 Other economic framework not elsewhere classified
16 Education and training
1601 Learner and learning
160101 Early childhood education
160102 Higher education
160103 Primary education
160104 Professional development and adult education
160105 Secondary education
160199 Learner and learning not elsewhere classified
1602 Schools and learning environments
160201 Equity and access to education
160202 Gender aspects in education
160203 Inclusive education
160204 Management, resources and leadership
160205 Policies and development
160206 Workforce transition and employment
160299 Schools and learning environments not elsewhere classified
1603 Teaching and curriculum
160301 Assessment, development and evaluation of curriculum
160302 Pedagogy
160303 Teacher and instructor development
160304 Teaching and instruction technologies
160399 Teaching and curriculum not elsewhere classified
1699 Other education and training
169999 Other education and training not elsewhere classified
17 Energy
1701 Energy efficiency
170101 Commercial energy efficiency
170102 Industrial energy efficiency
170103 Residential energy efficiency
170104 Transport energy efficiency
170199 Energy efficiency not elsewhere classified
1702 Energy exploration
170201 Coal exploration
170202 Geothermal exploration
170203 Oil and gas exploration
170204 Oil shale and tar sands exploration
170205 Uranium exploration
170299 Energy exploration not elsewhere classified
1703 Energy storage, distribution and supply
170301 Battery storage
170302 Carbon capture and storage
170303 Energy services and utilities
170304 Energy storage (excl. hydrogen and batteries)
170305 Energy systems and analysis
170306 Energy transmission and distribution (excl. hydrogen)
170307 Hydrogen distribution
170308 Hydrogen storage
170309 Smart grids
170399 Energy storage, distribution and supply not elsewhere classified
1704 Energy transformation
170401 Fuel cells (excl. solid oxide)
170402 Hydrogen-based energy systems
170403 Nuclear energy
170404 Solid oxide fuel cells
170405 Transformation of coal into electricity
170406 Transformation of coal into fuels
170407 Transformation of electricity and material feedstocks into fuels
170408 Transformation of gas into electricity
170409 Transformation of gas into fuels
170499 Energy transformation not elsewhere classified
1705 Environmentally sustainable energy activities
170501 Management of gaseous waste from energy activities (excl. greenhouse gases)
170502 Management of liquid waste from energy activities (excl. water)
170503 Management of solid waste from energy activities
170504 Management of water consumption by energy activities
170599 Environmentally sustainable energy activities not elsewhere classified
1706 Mining and extraction of energy resources
170601 Coal mining and extraction
170602 Geothermal energy extraction
170603 Oil and gas extraction
170604 Oil shale and tar sands mining and extraction
170605 Uranium mining and extraction
170699 Mining and extraction of energy resources not elsewhere classified
1707 Processing of energy sources
170701 Biomass processing
170702 Hydrogen production from fossil fuels
170703 Hydrogen production from nuclear energy
170704 Hydrogen production from renewable energy
170705 Oil and gas processing
170706 Preparation of black coal
170707 Preparation of brown coal (lignite)
170708 Preparation of oil shale and tar sands
170709 Preparation of uranium
170799 Processing of energy sources not elsewhere classified
1708 Renewable energy
170801 Biofuel energy
170802 Geothermal energy
170803 Hydro-electric energy
170804 Solar-photovoltaic energy
170805 Solar-thermal energy
170806 Tidal energy
170807 Wave energy
170808 Wind energy
170899 Renewable energy not elsewhere classified
1799 Other energy
179999 Other energy not elsewhere classified
18 Environmental management
1801 Air quality, atmosphere and weather
180101 Air quality
180102 Atmospheric composition (incl. greenhouse gas inventory)
180103 Atmospheric processes and dynamics
180104 Weather
180199 Air quality, atmosphere and weather not elsewhere classified
1802 Coastal and estuarine systems and management
180201 Assessment and management of coastal and estuarine ecosystems
180202 Coastal erosion
180203 Coastal or estuarine biodiversity
180204 Control of pests, diseases and exotic species in coastal and estuarine environments
180205 Measurement and assessment of estuarine water quality
180206 Rehabilitation or conservation of coastal or estuarine environments
180299 Coastal and estuarine systems and management not elsewhere classified
1803 Fresh, ground and surface water systems and management
180301 Assessment and management of freshwater ecosystems
180302 Control of pests, diseases and exotic species in fresh, ground and surface water
180303 Fresh, ground and surface water biodiversity
180304 Freshwater assimilative capacity
180305 Ground water quantification, allocation and impact of depletion
180306 Measurement and assessment of freshwater quality (incl. physical and chemical conditions of water)
180307 Rehabilitation or conservation of fresh, ground and surface water environments
180308 Surface water quantification, allocation and impact of depletion
180399 Fresh, ground and surface water systems and management not elsewhere classified
1804 Management of Antarctic and Southern Ocean environments
180401 Antarctic and Southern Ocean ice dynamics
180402 Antarctic and Southern Ocean oceanic processes
180403 Assessment and management of Antarctic and Southern Ocean ecosystems
180404 Biodiversity in Antarctic and Southern Ocean environments
180405 Control of pests, diseases and exotic species in Antarctic and Southern Ocean environments
180406 Protection and conservation of Antarctic and Southern Ocean environments
180407 Water quality in Antarctic and Southern Ocean environments
180499 Management of Antarctic and Southern Ocean environments not elsewhere classified
1805 Marine systems and management
180501 Assessment and management of benthic marine ecosystems
180502 Assessment and management of pelagic marine ecosystems
180503 Control of pests, diseases and exotic species in marine environments
180504 Marine biodiversity
180505 Measurement and assessment of marine water quality and condition
180506 Oceanic processes (excl. in the Antarctic and Southern Ocean)
180507 Rehabilitation or conservation of marine environments
180599 Marine systems and management not elsewhere classified
1806 Terrestrial systems and management
180601 Assessment and management of terrestrial ecosystems
180602 Control of pests, diseases and exotic species in terrestrial environments
180603 Evaluation, allocation, and impacts of land use
180604 Rehabilitation or conservation of terrestrial environments
180605 Soils
180606 Terrestrial biodiversity
180607 Terrestrial erosion
180699 Terrestrial systems and management not elsewhere classified
1899 Other environmental management
189999 Other environmental management not elsewhere classified
19 Environmental policy, climate change and natural hazards
1901 Adaptation to climate change
190101 Climate change adaptation measures (excl. ecosystem)
190102 Ecosystem adaptation to climate change
190103 Social impacts of climate change and variability
190199 Adaptation to climate change not elsewhere classified
1902 Environmental policy, legislation and standards
190201 Consumption patterns, population issues and the environment
190202 Eco-verification (excl. environmental lifecycle assessment)
190203 Environmental education and awareness
190204 Environmental lifecycle assessment
190205 Environmental protection frameworks (incl. economic incentives)
190206 Institutional arrangements
190207 Land policy
190208 Rights to environmental and natural resources (excl. water allocation)
190209 Sustainability indicators
190210 Trade and environment
190211 Water policy (incl. water allocation)
190299 Environmental policy, legislation and standards not elsewhere classified
1903 Mitigation of climate change
190301 Climate change mitigation strategies
190302 Management of greenhouse gas emissions from animal production
190303 Management of greenhouse gas emissions from commercial services and tourism
190304 Management of greenhouse gas emissions from construction activities
190305 Management of greenhouse gas emissions from electricity generation
190306 Management of greenhouse gas emissions from energy activities
190307 Management of greenhouse gas emissions from information and communication services
190308 Management of greenhouse gas emissions from manufacturing activities
190309 Management of greenhouse gas emissions from mineral resources activities
190310 Management of greenhouse gas emissions from plant production
190311 Management of greenhouse gas emissions from transport activities
190399 Mitigation of climate change not elsewhere classified
1904 Natural hazards
190401 Climatological hazards (e.g. extreme temperatures, drought and wildfires)
190402 Extraterrestrial hazards (e.g. meteorites)
190403 Geological hazards (e.g. earthquakes, landslides and volcanic activity)
190404 Hydrological hazards (e.g. avalanches and floods)
190405 Meteorological hazards (e.g. cyclones and storms)
190499 Natural hazards not elsewhere classified
1905 Understanding climate change
190501 Climate change models
190502 Climate variability (excl. social impacts)
190503 Effects of climate change on Antarctic and sub-Antarctic environments (excl. social impacts)
190504 Effects of climate change on Australia (excl. social impacts)
190505 Effects of climate change on New Zealand (excl. social impacts)
190506 Effects of climate change on the South Pacific (excl. Australia and New Zealand) (excl. social impacts)
190507 Global effects of climate change (excl. Australia, New Zealand, Antarctica and the South Pacific) (excl. social impacts)
190508 Understanding the impact of natural hazards caused by climate change
190599 Understanding climate change not elsewhere classified
1999 Other environmental policy, climate change and natural hazards
199999 Other environmental policy, climate change and natural hazards not elsewhere classified
20 Health
2001 Clinical health
200101 Diagnosis of human diseases and conditions
200102 Efficacy of medications
200103 Human pain management
200104 Prevention of human diseases and conditions
200105 Treatment of human diseases and conditions
200199 Clinical health not elsewhere classified
2002 Evaluation of health and support services
200201 Determinants of health
200202 Evaluation of health outcomes
200203 Health education and promotion
200204 Health inequalities
200205 Health policy evaluation
200206 Health system performance (incl. effectiveness of programs)
200207 Social structure and health
200208 Telehealth
200299 Evaluation of health and support services not elsewhere classified
2003 Provision of health and support services
200301 Allied health therapies (excl. mental health services)
200302 Community health care
200303 Health surveillance
200304 Inpatient hospital care
200305 Mental health services
200306 Midwifery
200307 Nursing
200308 Outpatient care
200309 Palliative care
200310 Primary care
200311 Urgent and critical care, and emergency medicine
200399 Provision of health and support services not elsewhere classified
2004 Public health (excl. specific population health)
200401 Behaviour and health
200402 Dental health
200403 Disability and functional capacity
200404 Disease distribution and transmission (incl. surveillance and response)
200405 Food safety
200406 Health protection and disaster response
200407 Health status (incl. wellbeing)
200408 Injury prevention and control
200409 Mental health
200410 Nutrition
200411 Overweight and obesity
200412 Preventive medicine
200413 Substance abuse
200499 Public health (excl. specific population health) not elsewhere classified
2005 Specific population health (excl. Indigenous health)
200501 Adolescent health
200502 Health related to ageing
200503 Health related to specific ethnic groups
200504 Men's health
200505 Migrant health
200506 Neonatal and child health
200507 Occupational health
200508 Rural and remote area health
200509 Women's and maternal health
200599 Specific population health (excl. Indigenous health) not elsewhere classified
2099 Other health
209999 Other health not elsewhere classified
21 Indigenous
2101 Aboriginal and Torres Strait Islander community services
210101 Aboriginal and Torres Strait Islander community service programs
210102 Aboriginal and Torres Strait Islander development and wellbeing
210199 Aboriginal and Torres Strait Islander community services not elsewhere classified
2102 Aboriginal and Torres Strait Islander education
210201 Aboriginal and Torres Strait Islander education engagement and attendance outcomes
210202 Aboriginal and Torres Strait Islander education system performance
210203 Aboriginal and Torres Strait Islander literacy and numeracy outcomes
210299 Aboriginal and Torres Strait Islander education not elsewhere classified
2103 Aboriginal and Torres Strait Islander health
210301 Aboriginal and Torres Strait Islander determinants of health
210302 Aboriginal and Torres Strait Islander health status and outcomes
210303 Aboriginal and Torres Strait Islander health system performance
210399 Aboriginal and Torres Strait Islander health not elsewhere classified
2104 Aboriginal and Torres Strait Islander heritage and culture
210401 Aboriginal and Torres Strait Islander artefacts
210402 Aboriginal and Torres Strait Islander connection to land and environment
210403 Aboriginal and Torres Strait Islander customary practices
210404 Aboriginal and Torres Strait Islander knowledge
210405 Aboriginal and Torres Strait Islander places of significance
210406 Aboriginal and Torres Strait Islander tradition
210407 Conserving Aboriginal and Torres Strait Islander heritage and culture
210499 Aboriginal and Torres Strait Islander heritage and culture not elsewhere classified
2105 Ngā ratonga hapori Māori (Māori community services)
210501 Ngā hōtaka ratonga hapori Māori (Māori community service programs)
210502 Te whanaketanga me te oranga o te Māori (Māori development and wellbeing)
210599 Ngā ratonga hapori o te Māori kāore anō kia whakarōpūtia i wāhi kē (Māori community services not elsewhere classified)
2106 Mātauranga Māori (Māori education)
210601 Te whai wāhi o te Māori ki te mātauranga me te taetae atu ki te kura (Māori education engagement and attendance outcomes)
210602 Te whakatutukitanga o te pūnaha mātauranga Māori (Māori education system performance)
210603 Ngā putanga reo matatini me te pāngarau o te Māori (Māori literacy and numeracy outcomes)
210699 Te mātauranga Māori kāore kāore anō kia whakarōpūtia i wāhi kē (Māori education not elsewhere classified)
2107 Te hauora (hauora Māori) (Māori health)
210701 Ngā tokoingoa hauora (determinants of Māori health)
210702 Te tūnga me ngā putanga hauora (Māori health status and outcomes)
210703 Te whakatutukinga o te pūnaha hauora (Māori health system performance)
210799 Te hauora kāore anō kia whakarōpūtia i wāhi kē (Māori health not elsewhere classified)
2108 Te tuku ihotanga me te ahurea Māori (Māori heritage and culture)
210801 Āhuatanga Māori (te tuku ihotanga Māori) (Māori tradition)
210802 Te whāomoomo i te tuku ihotanga me te ahurea Māori (conserving Māori heritage and culture)
210803 Mōhiotanga Māori (Māori knowledge)
210804 Ngā taonga (Māori artefacts)
210805 Ngā tikanga Māori (Māori customary practices)
210806 Ngā wāhi taonga (Māori places of significance)
210899 Te tuku ihotanga me te ahurea Māori kāore anō kia whakarōpūhia i wāhi kē (Māori heritage and culture not elsewhere classified)
2109 Pacific Peoples community services
210901 Pacific Peoples community service programs
210902 Pacific Peoples development and wellbeing
210999 Pacific Peoples community services not elsewhere classified
2110 Pacific Peoples education
211001 Pacific Peoples education engagement and attendance
211002 Pacific Peoples education system performance
211003 Pacific Peoples literacy and numeracy outcomes
211099 Pacific Peoples education not elsewhere classified
2111 Pacific Peoples health
211101 Pacific Peoples determinants of health
211102 Pacific Peoples health status and outcomes
211103 Pacific Peoples health system performance
211199 Pacific Peoples health not elsewhere classified
2112 Pacific Peoples heritage and culture
211201 Conserving Pacific Peoples heritage and culture
211202 Pacific Peoples connection to land and environment
211299 Pacific Peoples heritage and culture not elsewhere classified
2199 Other Indigenous
219999 Other Indigenous not elsewhere classified
22 Information and communication services
2201 Communication technologies, systems and services
220101 E-infrastructures
220102 Internet protocols (ip)
220103 Mobile technologies and communications
220104 Network security
220105 Network systems and services
220106 Satellite technologies, networks and services
220107 Wireless technologies, networks and services
220199 Communication technologies, systems and services not elsewhere classified
2202 Environmentally sustainable information and communication services
220201 Management of solid waste from information and communication services
220202 Management of water consumption by information and communication services
220299 Environmentally sustainable information and communication services not elsewhere classified
2203 Information services
220301 Digital humanities
220302 Electronic information storage and retrieval services
220303 Library and archival services
220304 Museum and gallery collections
220305 News collection services
220306 Open access
220399 Information services not elsewhere classified
2204 Information systems, technologies and services
220401 Application software packages
220402 Applied computing
220403 Artificial intelligence
220404 Computer systems
220405 Cybersecurity
220406 Graphics
220407 Human-computer interaction
220408 Information systems
220499 Information systems, technologies and services not elsewhere classified
2205 Media services
220501 Animation, video games and computer generated imagery services
220502 Internet, digital and social media
220503 Publishing and print services
220504 Radio, television, film and video services
220599 Media services not elsewhere classified
2299 Other information and communication services
229999 Other information and communication services not elsewhere classified
23 Law, politics and community services
2301 Community services
230101 Ability and disability
230102 Ageing and older people
230103 Carers' support
230104 Children's services and childcare
230105 Citizenship and national identity
230106 Employment services
230107 Families and family services
230108 Gender and sexualities
230109 Homelessness and housing services
230110 Migrant and refugee settlement services
230111 Multicultural services
230112 Social class and inequalities
230113 Structure, delivery and resourcing
230114 Violence and abuse services
230115 Youth services
230199 Community services not elsewhere classified
2302 Government and politics
230201 Civics and citizenship
230202 Electoral systems
230203 Political systems
230204 Public services policy advice and analysis
230299 Government and politics not elsewhere classified
2303 International relations
230301 Defence and security policy
230302 International aid and development
230303 International organisations
230304 International political economy (excl. international trade)
230305 Peace and conflict
230399 International relations not elsewhere classified
2304 Justice and the law
230401 Civil justice
230402 Crime prevention
230403 Criminal justice
230404 Law enforcement
230405 Law reform
230406 Legal processes
230407 Legislation, civil and criminal codes
230408 Rehabilitation and correctional services
230499 Justice and the law not elsewhere classified
2305 Work and labour market
230501 Employment patterns and change
230502 Professions and professionalisation
230503 Remuneration
230504 Unpaid work and volunteering
230505 Work and family responsibilities
230506 Workplace safety
230599 Work and labour market not elsewhere classified
2399 Other law, politics and community services
239999 Other law, politics and community services not elsewhere classified
24 Manufacturing
2401 Agricultural chemicals
240101 Animal protection chemicals
240102 Chemical fertilisers
240103 Crop and pasture protection chemicals
240199 Agricultural chemicals not elsewhere classified
2402 Basic metal products
240201 Basic aluminium products
240202 Basic copper products
240203 Basic iron and steel products
240204 Basic precious metal products
240205 Basic zinc products
240299 Basic metal products not elsewhere classified
2403 Ceramics, glass and industrial mineral products
240301 Cement products and concrete materials
240302 Ceramics
240303 Clay products
240304 Composite materials
240305 Plaster and plaster products
240306 Structural glass and glass products
240399 Ceramics, glass and industrial mineral products not elsewhere classified
2404 Computer, electronic and communication equipment
240401 Computer and electronic office equipment (excl. communication equipment)
240402 Consumer electronic equipment (excl. communication equipment)
240403 Integrated circuits and devices
240404 Integrated systems
240405 Network infrastructure equipment
240406 Processor modules
240407 Robotics
240408 Satellite navigation equipment
240409 Telemetry equipment
240410 Voice and data equipment
240499 Computer, electronic and communication equipment not elsewhere classified
2405 Dairy products
240501 Butter and milk-derived fats and oils (excl. cream)
240502 Casein
240503 Cheese
240504 Processed milk and cream (incl. powder, evaporated and condensed)
240505 Whey
240599 Dairy products not elsewhere classified
2406 Environmentally sustainable manufacturing activities
240601 Development of recyclable or biodegradable componentry, packaging or materials
240602 Management of gaseous waste from manufacturing activities (excl. greenhouse gases)
240603 Management of liquid waste from manufacturing activities (excl. water)
240604 Management of solid waste from manufacturing activities
240605 Management of water consumption by manufacturing activities
240699 Environmentally sustainable manufacturing activities not elsewhere classified
2407 Fabricated metal products
240701 Coated metal and metal-coated products
240702 Machined metal products
240703 Metal castings
240704 Semi-finished metal products
240705 Sheet metal products
240706 Structural metal products
240799 Fabricated metal products not elsewhere classified
2408 Human pharmaceutical products
240801 Human biological preventatives
240802 Human diagnostics
240803 Human pharmaceutical treatments
240899 Human pharmaceutical products not elsewhere classified
2409 Industrial chemicals and related products
240901 Antimicrobials, antifungals and biocides
240902 Bioplastics
240903 Cosmetics
240904 Fine chemicals
240905 Industrial gases
240906 Inorganic industrial chemicals
240907 Lubricants
240908 Organic industrial chemicals (excl. resins, rubber and plastics)
240909 Paints
240910 Plastics
240911 Resins
240912 Rubber
240913 Soaps
240999 Industrial chemicals and related products not elsewhere classified
2410 Instrumentation
241001 Industrial instruments
241002 Medical instruments
241003 Scientific instruments
241099 Instrumentation not elsewhere classified
2411 Leather products, fibre processing and textiles
241101 Clothing
241102 Cotton ginning
241103 Natural fibres, yarns and fabrics
241104 Non-fabric textiles (e.g. felt)
241105 Skins, leather and leather products
241106 Synthetic fibres, yarns and fabrics
241107 Wool scouring and top making
241199 Leather products, fibre processing and textiles not elsewhere classified
2412 Machinery and equipment
241201 3D printers and printing
241202 Autonomous and robotic systems
241203 Electrical machinery and equipment (incl. appliances)
241204 Industrial machinery and equipment
241205 Medical machinery and equipment
241299 Machinery and equipment not elsewhere classified
2413 Processed food products and beverages (excl. dairy products)
241301 Alcoholic beverages
241302 Bakery products
241303 Carcass meat (incl. fish and seafood)
241304 Flour mill and cereal food
241305 Insects
241306 Non-alcoholic beverages (excl. fruit juices and non-dairy milk)
241307 Non-dairy milk
241308 Nutraceuticals and functional foods
241309 Oils and fats (incl. margarines)
241310 Processed fish and seafood products
241311 Processed fruit and vegetable products (incl. juices)
241312 Processed meat products
241313 Sugar, sweeteners and confectionery products
241399 Processed food products and beverages (excl. dairy products) not elsewhere classified
2414 Processed non-food agriculture products (excl. wood, paper and fibre)
241401 Essential oils
241402 Organic fertilisers
241403 Plant extracts
241404 Prepared animal feed
241499 Processed non-food agricultural products (excl. wood, paper and fibre) not elsewhere classified
2415 Transport equipment
241501 Aerospace equipment
241502 Automotive equipment
241503 Nautical equipment
241504 Rail equipment
241599 Transport equipment not elsewhere classified
2416 Veterinary pharmaceutical products
241601 Veterinary biological preventatives
241602 Veterinary diagnostics
241603 Veterinary pharmaceutical treatments
241699 Veterinary pharmaceutical products not elsewhere classified
2417 Wood, wood products and paper
241701 Paper products and pulp
241702 Printing and publishing processes
241703 Reconstituted timber products
241704 Wood products
241705 Wood sawing and veneer
241799 Wood, wood products and paper not elsewhere classified
2499 Other manufacturing
249999 Other manufacturing not elsewhere classified
25 Mineral resources (excl. energy resources)
2501 Environmentally sustainable mineral resource activities
250101 Management of gaseous waste from mineral resource activities (excl. greenhouse gases)
250102 Management of liquid waste from mineral resource activities (excl. water)
250103 Management of solid waste from mineral resource activities
250104 Management of water consumption by mineral resource activities
250199 Environmentally sustainable mineral resource activities not elsewhere classified
2502 First stage treatment of minerals
250201 Alumina production
250202 Beneficiation of bauxite and aluminium ores (excl. alumina production)
250203 Beneficiation or dressing of iron ores
250204 Beneficiation or dressing of non-metallic minerals (incl. diamonds)
250205 Concentrating processes of base metal ores (excl. aluminium and iron ores)
250206 Production of unrefined precious metal ingots and concentrates
250299 First stage treatment of minerals not elsewhere classified
2503 Mineral exploration
250301 Aluminium ore exploration
250302 Copper ore exploration
250303 Diamond exploration
250304 Iron ore exploration
250305 Precious (noble) metal ore exploration
250306 Stone and clay exploration
250307 Titanium minerals, zircon, and rare earth metal ore (e.g. monazite) exploration
250308 Zinc ore exploration
250399 Mineral exploration not elsewhere classified
2504 Primary mining and extraction of minerals
250401 Mining and extraction of aluminium ores
250402 Mining and extraction of copper ores
250403 Mining and extraction of diamonds
250404 Mining and extraction of iron ores
250405 Mining and extraction of precious (noble) metal ores
250406 Mining and extraction of stone and clay
250407 Mining and extraction of titanium minerals, zircon, and rare earth metal ores (e.g. monazite)
250408 Mining and extraction of zinc ores
250499 Primary mining and extraction of minerals not elsewhere classified
2599 Other mineral resources (excl. energy resources)
259999 Other mineral resources (excl. energy resources) not elsewhere classified
26 Plant production and plant primary products
2601 Environmentally sustainable plant production
260101 Management of gaseous waste from plant production (excl. greenhouse gases)
260102 Management of liquid waste from plant production (excl. water)
260103 Management of solid waste from plant production
260104 Management of water consumption by plant production
260199 Environmentally sustainable plant production not elsewhere classified
2602 Forestry
260201 Hardwood plantations
260202 Harvesting and transport of forest products
260203 Integration of farm and forestry
260204 Native forests
260205 Softwood plantations
260299 Forestry not elsewhere classified
2603 Grains and seeds
260301 Barley
260302 Canola
260303 Grain legumes
260304 Linseed
260305 Lupins
260306 Maize
260307 Oats
260308 Rice
260309 Safflower seed
260310 Sorghum
260311 Soybeans
260312 Wheat
260399 Grains and seeds not elsewhere classified
2604 Harvesting and packaging of plant products
260401 Cotton lint and cotton seed
260402 Fresh fruits and vegetables (post harvest)
260403 Sugar cane (cut for crushing)
260404 Unprocessed grains
260405 Unprocessed industrial crops (excl. sugar and cotton)
260406 Unprocessed seeds
260499 Harvesting and packaging of plant products not elsewhere classified
2605 Horticultural crops
260501 Almonds
260502 Avocado
260503 Berry fruit (excl. kiwifruit)
260504 Citrus fruit
260505 Field grown vegetable crops
260506 Kiwifruit
260507 Macadamias
260508 Mushrooms and truffles
260509 Olives
260510 Ornamentals, natives, flowers and nursery plants
260511 Pome fruit, pip fruit
260512 Protected vegetable crops
260513 Stone fruit (excl. avocado)
260514 Table grapes
260515 Tree nuts (excl. almonds and macadamias)
260516 Tropical fruit
260599 Horticultural crops not elsewhere classified
2606 Industrial crops
260601 Cannabis
260602 Cotton
260603 Essential oil crops
260604 Hemp
260605 Hops
260606 Plant extract crops
260607 Sugar
260608 Wine grapes
260699 Industrial crops not elsewhere classified
2699 Other plant production and plant primary products
269901 Climate adaptive plants
269902 Forest product traceability and quality assurance
269903 Plant product traceability and quality assurance (excl. forest products)
269999 Other plant production and plant primary products not elsewhere classified
27 Transport
2701 Aerospace transport
270101 Air freight
270102 Air passenger transport
270103 Air safety and traffic management
270104 Air terminal infrastructure and management
270105 Autonomous air vehicles
270106 Space transport
270199 Aerospace transport not elsewhere classified
2702 Environmentally sustainable transport activities
270201 Management of gaseous waste from transport activities (excl. greenhouse gases)
270202 Management of liquid waste from transport activities (excl. water)
270203 Management of noise and vibration from transport activities
270204 Management of solid waste from transport activities
270205 Management of water consumption by transport activities
270299 Environmentally sustainable transport activities not elsewhere classified
2703 Ground transport
270301 Active ground transport
270302 Autonomous road vehicles
270303 Heavy rail infrastructure and networks
270304 Rail freight
270305 Rail passenger movements
270306 Rail safety
270307 Road freight
270308 Road infrastructure and networks
270309 Road passenger movements (excl. public transport)
270310 Road public transport
270311 Road safety
270312 Urban rail infrastructure and networks (incl. light and metro rail)
270399 Ground transport not elsewhere classified
2704 Water transport
270401 Autonomous water vehicles
270402 Coastal sea freight transport
270403 Domestic passenger water transport (e.g. ferries)
270404 International passenger water transport (e.g. passenger ships)
270405 International sea freight transport (excl. live animals, food products and liquefied gas)
270406 International sea transport of food products
270407 International sea transport of liquefied gas
270408 International sea transport of live animals
270409 Port infrastructure and management
270410 Water safety
270499 Water transport not elsewhere classified
2799 Other transport
279901 Intermodal materials handling
279902 Multimodal transport
279903 Pipeline transport
279904 Postal and package services (incl. courier services)
279999 Other transport not elsewhere classified
28 Expanding knowledge
2801 Expanding knowledge
280101 Expanding knowledge in the agricultural, food and veterinary sciences
280102 Expanding knowledge in the biological sciences
280103 Expanding knowledge in the biomedical and clinical sciences
280104 Expanding knowledge in built environment and design
280105 Expanding knowledge in the chemical sciences
280106 Expanding knowledge in commerce, management, tourism and services
280107 Expanding knowledge in the earth sciences
280108 Expanding knowledge in economics
280109 Expanding knowledge in education
280110 Expanding knowledge in engineering
280111 Expanding knowledge in the environmental sciences
280112 Expanding knowledge in the health sciences
280113 Expanding knowledge in history, heritage and archaeology
280114 Expanding knowledge in Indigenous studies
280115 Expanding knowledge in the information and computing sciences
280116 Expanding knowledge in language, communication and culture
280117 Expanding knowledge in law and legal studies
280118 Expanding knowledge in the mathematical sciences
280119 Expanding knowledge in philosophy and religious studies
280120 Expanding knowledge in the physical sciences
280121 Expanding knowledge in psychology
280122 Expanding knowledge in creative arts and writing studies
280123 Expanding knowledge in human society
`;
