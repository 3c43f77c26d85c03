import { pulledAtEveryApdu } from './tear-whole.ts';

await pulledAtEveryApdu('before');
