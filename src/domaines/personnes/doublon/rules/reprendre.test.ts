import { describe, expect, it } from "vitest";
import { apportDe, aReprendre } from "./reprendre.ts";

describe("défaire un rattachement", () => {
  const avant = { organisme_id: null, referent_id: "r1", entree_le: null };
  const apporte = apportDe(avant, {
    organisme_id: "o1",
    referent_id: "r1",
    entree_le: "2026-09-30",
  });

  it("ne retient que ce qu’il a changé", () => {
    expect(apporte).toEqual({ organisme_id: [null, "o1"], entree_le: [null, "2026-09-30"] });
  });
  it("rend ce qu’il avait apporté", () => {
    const actuel = { organisme_id: "o1", referent_id: "r1", entree_le: "2026-09-30" };
    expect(aReprendre(apporte, actuel)).toEqual({ organisme_id: null, entree_le: null });
  });
  it("laisse ce qui a été décidé depuis", () => {
    const actuel = { organisme_id: "o2", referent_id: "r1", entree_le: "2026-09-30" };
    expect(aReprendre(apporte, actuel)).toEqual({ entree_le: null });
  });
});
