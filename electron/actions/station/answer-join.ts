import { type Handler, factOf } from '../handler.ts';

/** An Administrator lets another station join: its issuing CA, the keys wrapped to it, the accounts of its service point. */
export const stationAnswerJoin: Handler<'station.answer-join'> = async (call, { house, store }) => {
  const { answer, station, keep } = await house.answerJoin(call.input);
  store.transact((writer) => {
    keep(writer);
    writer.append(
      factOf(call, 'station.answer-join', {
        note: { station: station.name },
        changes: [{ record: 'station', id: station.id, set: station }],
      }),
    );
  });
  return { fileName: `cardwright-answer-${station.name.replace(/[^A-Za-z0-9]+/g, '-')}.json`, text: answer };
};
