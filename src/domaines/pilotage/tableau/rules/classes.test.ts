import { describe, expect, it } from "vitest";
import { echelleDe } from "./classes.ts";

describe("classes d’une carte", () => {
  it.each([
    {
      valeurs: [10, 20, 30, 40, 50],
      bornes: [
        [10, 10],
        [20, 20],
        [30, 30],
        [40, 40],
        [50, 50],
      ],
    },
    {
      valeurs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      bornes: [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
        [9, 10],
      ],
    },
    { valeurs: [7, 7, 7], bornes: [[7, 7]] },
    { valeurs: [], bornes: [] },
  ])(
    "$valeurs : au plus cinq classes, autant de territoires dans chacune",
    ({ valeurs, bornes }) => {
      expect(echelleDe(valeurs).bornes).toEqual(bornes);
    },
  );

  it("deux valeurs égales ont la même intensité, la plus grande la plus forte", () => {
    const { classeDe } = echelleDe([5, 5, 9, 12, 20, 31]);
    expect([5, 9, 12, 20, 31].map(classeDe)).toEqual([1, 2, 3, 4, 5]);
  });
});
