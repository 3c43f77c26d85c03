/** Puts an EchoCard into the simulated reader whose socket is the argument; takes it out with its parent's message. */
import { insertCard } from '../../../native/simulator/vpcd-link.ts';
import { EchoCard } from '../../contracts/echo-card.ts';

const link = await insertCard(new EchoCard(), process.argv[2] ?? '');
process.send?.('inserted');
process.once('message', () => {
  process.disconnect();
  void link.remove();
});
