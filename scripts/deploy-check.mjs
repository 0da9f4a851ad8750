/** `npm run deploy:check`: which files clasp would push, without a network or a login. Exit code 0: exactly those expected. */
import { PUSHED, wrongToPush } from './clasp.mjs';

const wrong = wrongToPush('.clasp.json');
if (wrong === undefined) console.log(PUSHED.join('\n'));
else {
  console.error(wrong);
  process.exitCode = 1;
}
