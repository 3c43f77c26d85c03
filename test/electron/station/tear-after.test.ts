import { pulledAtEveryApdu } from './tear-whole.ts';

await pulledAtEveryApdu('after');
