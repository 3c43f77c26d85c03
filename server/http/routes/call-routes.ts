import { z } from 'zod';
import { recordId } from '../../../core/records/scalars.ts';
import { callAnswer, callAnswered, callDone, callLeft, callProof, callProved, openCalls } from '../../../core/sync/calls.ts';
import { waitSeconds } from '../../../core/sync/wire.ts';
import { callingStation } from '../../actions/stations.ts';
import { type Route, route } from '../route.ts';

const callPath = z.strictObject({ id: recordId });
const waitQuery = z.strictObject({ wait: waitSeconds });
const openQuery = z.strictObject({ seen: z.string().max(80).optional(), wait: waitSeconds });

const ms = (seconds = 0): number => seconds * 1000;
const done = { status: 200, value: {} };

/** Letters of two stations that unblock a card from afar: in memory alone, and only for stations of one organisation. */
export const callRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/calls',
    summary: 'Leave the challenge of a card whose holder waits at this station',
    tag: 'Stations',
    body: callLeft,
    success: { status: 201, value: callDone },
    problems: ['invalid', 'json', 'media', 'conflict'],
    async handle({ body, claimed, world }) {
      world.calls.leave(await callingStation({ claimed, world }), body);
      return { status: 201, value: {} };
    },
  }),
  route({
    method: 'GET',
    path: '/calls',
    summary: 'The calls that wait for an answer; waits for others where asked to',
    tag: 'Stations',
    query: openQuery,
    success: { status: 200, value: openCalls },
    problems: ['invalid'],
    async handle({ query, claimed, world }) {
      const station = await callingStation({ claimed, world });
      return { status: 200, value: await world.calls.open(station, { seen: query.seen, ms: ms(query.wait) }) };
    },
  }),
  route({
    method: 'POST',
    path: '/calls/:id/answer',
    summary: 'Answer a call, sealed to the holder’s station; the first answer counts',
    tag: 'Stations',
    params: callPath,
    body: callAnswer,
    success: { status: 200, value: callDone },
    problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
    async handle({ params, body, claimed, world }) {
      world.calls.answer(await callingStation({ claimed, world }), params.id, body.response);
      return done;
    },
  }),
  route({
    method: 'GET',
    path: '/calls/:id/answer',
    summary: 'The answer to this station’s own call; waits for it where asked to',
    tag: 'Stations',
    params: callPath,
    query: waitQuery,
    success: { status: 200, value: callAnswered },
    problems: ['invalid', 'missing'],
    async handle({ params, query, claimed, world }) {
      const response = await world.calls.answerFor(await callingStation({ claimed, world }), params.id, ms(query.wait));
      return { status: 200, value: response === undefined ? {} : { response } };
    },
  }),
  route({
    method: 'POST',
    path: '/calls/:id/proof',
    summary: 'Tell the help desk by four signs what became of its answer',
    tag: 'Stations',
    params: callPath,
    body: callProof,
    success: { status: 200, value: callDone },
    problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
    async handle({ params, body, claimed, world }) {
      world.calls.prove(await callingStation({ claimed, world }), params.id, body.proof);
      return done;
    },
  }),
  route({
    method: 'GET',
    path: '/calls/:id/proof',
    summary: 'The four signs that came back for this station’s own answer; waits for them where asked to',
    tag: 'Stations',
    params: callPath,
    query: waitQuery,
    success: { status: 200, value: callProved },
    problems: ['invalid', 'missing'],
    async handle({ params, query, claimed, world }) {
      const proof = await world.calls.proofFor(await callingStation({ claimed, world }), params.id, ms(query.wait));
      return { status: 200, value: proof === undefined ? {} : { proof } };
    },
  }),
  route({
    method: 'POST',
    path: '/calls/:id/end',
    summary: 'End a call, by either of its two stations',
    tag: 'Stations',
    params: callPath,
    success: { status: 200, value: callDone },
    problems: ['invalid', 'missing'],
    async handle({ params, claimed, world }) {
      world.calls.end(await callingStation({ claimed, world }), params.id);
      return done;
    },
  }),
];
