export { exitCodes } from '../formats/exitCodes.ts';
