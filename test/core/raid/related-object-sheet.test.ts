import { describe, expect, it } from 'vitest';
import { readRelatedObjectSheet } from '../../../core/raid/related-object-sheet.ts';
import { coded } from './whole-record.ts';

describe('A sheet of related objects', () => {
  it('is read row by row: one type, several categories', () => {
    const { objects, faults } = readRelatedObjectSheet(
      'identifier,type,category\r\nhttps://doi.org/10.5072/reef,Dataset,"Input, output"\r\n\r\nhttps://hdl.handle.net/20.500.1/x,software,internal process document or artefact\r\n',
    );
    expect(faults).toEqual([]);
    expect(objects.map(({ id, schemaUri }) => [id, schemaUri])).toEqual([
      ['https://doi.org/10.5072/reef', 'https://doi.org/'],
      ['https://hdl.handle.net/20.500.1/x', 'https://hdl.handle.net/'],
    ]);
    expect(objects[0]?.category).toEqual([coded('relatedObjectCategory'), coded('relatedObjectCategory', 1)]);
  });

  it('says of each row what is wrong, and takes the others', () => {
    const { objects, faults } = readRelatedObjectSheet(
      'Category\tType\tIdentifier\nInput\tDataset\thttps://doi.org/10.5072/a\nOutput\tPoem\t978-0\n\tBook\thttps://doi.org/10.5072/b\n',
    );
    expect(objects).toHaveLength(1);
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 identifier', '3 type', '4 category']);
  });

  it('without its headings is the wrong file', () => {
    expect(readRelatedObjectSheet('name;mail\nAda;ada@example.org').faults).toEqual([
      { row: 1, column: 'sheet', wanted: 'the headings identifier,type,category' },
    ]);
  });
});
