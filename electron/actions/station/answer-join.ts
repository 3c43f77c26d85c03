import { type Handler, factOf } from '../handler.ts';
import { takeOut } from '../take-out.ts';

/** An Administrator lets another station join: its issuing CA, the keys wrapped to it, the accounts of its service point. */
export const stationAnswerJoin: Handler<'station.answer-join'> = async (call, { house, store, shell }) => {
  const { answer, station, keep } = await house.answerJoin(call.input);
  async function* letIn(): AsyncGenerator<string, void, void> {
    store.transact((writer) => {
      keep(writer);
      writer.append(
        factOf(call, 'station.answer-join', {
          note: { station: station.name },
          changes: [{ record: 'station', id: station.id, set: station }],
        }),
      );
    });
    yield answer;
  }
  const fileName = `cardwright-answer-${station.name.replace(/[^A-Za-z0-9]+/g, '-')}.json`;
  return takeOut({ fileName, parts: letIn() }, { shell });
};
