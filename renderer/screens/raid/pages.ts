// What is loaded together, when the first page of RAiDs is opened.
export { CompareRaid } from './compare.tsx';
export { EditRaid } from './edit-raid.tsx';
export { RaidHistory } from './history.tsx';
export { NewRaid } from './new-raid.tsx';
export { RaidPage } from './raid.tsx';
export { Raids } from './raids.tsx';
