import { expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';

it('orders and writes as RFC 8785 §3.2.2 and §3.2.3 do in their example', () => {
  const given = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
  const value = JSON.parse(given) as Json;
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

it('orders names by their UTF-16 units, also those that look like numbers (RFC 8785 §3.2.3)', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '10', '9', '\ud83d\ude00', '\u0080', '\u00f6', ''];
  const value = Object.fromEntries(names.map((name) => [name, 0]));
  expect(Object.keys(JSON.parse(`{"x":${canonicalJson(value)}}`) as object)).toEqual(['x']);
  expect(canonicalJson(value)).toBe('{"":0,"\\r":0,"1":0,"10":0,"9":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}');
});

it('leaves out what is undefined, writes empty lists and objects, and takes no number that JSON cannot say', () => {
  expect(canonicalJson({ b: undefined as unknown as Json, a: [], c: {} })).toBe('{"a":[],"c":{}}');
  expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
  expect(() => canonicalJson([undefined as unknown as Json])).toThrow(TypeError);
});
