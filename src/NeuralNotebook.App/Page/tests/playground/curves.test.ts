import { describe, expect, test } from 'vitest';
import { path, reach } from '../../src/playground/curves';

describe('the path of a curve', () => {
  test('runs from the left edge to the right, and upwards is more', () => {
    expect(path([0, 1, 0.5], 0, 1)).toBe('M0.0 70.0L150.0 0.0L300.0 35.0');
  });

  test('is in two pieces where a number is missing', () => {
    expect(path([0, null, 1], 0, 1)).toBe('M0.0 70.0M300.0 0.0');
  });

  test('stays in the picture where numbers leave the range', () => {
    expect(path([-5, 9], 0, 1)).toBe('M0.0 70.0L300.0 0.0');
  });

  test('is level where the range is empty, and nothing where there is no number', () => {
    expect(path([3, 3], 3, 3)).not.toContain('NaN');
    expect(path([], 0, 1)).toBe('');
    expect(path([null, null], 0, 1)).toBe('');
  });

  test('has no more corners than can be seen, and ends with the last number', () => {
    const long = Array.from({ length: 10_001 }, (_, i) => (i === 10_000 ? 1 : 0));
    const drawn = path(long, 0, 1);
    expect(drawn.match(/[ML]/g)!.length).toBeLessThanOrEqual(301);
    expect(drawn.endsWith('L300.0 0.0')).toBe(true);
  });
});

describe('the reach of a loss', () => {
  test('begins at 0 and has a little room above the largest', () => {
    const [from, to] = reach([1, 0.5], [2, null]);
    expect(from).toBe(0);
    expect(to).toBeGreaterThan(1);
  });

  test('leaves out a single jump', () => {
    const [, to] = reach([...Array.from({ length: 100 }, () => 1), 1e6]);
    expect(to).toBeLessThan(2);
  });

  test('goes below 0 where numbers do, and is a range even of nothing', () => {
    expect(reach([-2, 1])[0]).toBe(-2);
    expect(reach([], [null])).toEqual([0, 1]);
    const [from, to] = reach([0, 0]);
    expect(to).toBeGreaterThan(from);
  });
});
