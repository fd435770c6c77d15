import { describe, expect, it } from "vitest";
import { choisirOrganisme, type OrganismeDisponible } from "./choisir-organisme.ts";

const organisme = (o: Partial<OrganismeDisponible> & { id: string }): OrganismeDisponible => ({
  nom: o.id,
  nature: "departement",
  territoireId: "lens",
  parcours: ["social", "socio_pro"],
  places: 10,
  ...o,
});
const voulu = {
  nature: "departement",
  parcours: "social",
  territoireId: "lens",
  actuelId: "x",
} as const;

describe("R-ORI-08 l’organisme du territoire", () => {
  it.each<{ cas: string; organismes: readonly OrganismeDisponible[]; choisi: string | null }>([
    {
      cas: "celui du territoire avant celui du département",
      organismes: [organisme({ id: "partout", territoireId: null }), organisme({ id: "ici" })],
      choisi: "ici",
    },
    {
      cas: "celui du département à défaut",
      organismes: [
        organisme({ id: "partout", territoireId: null }),
        organisme({ id: "la", territoireId: "arras" }),
      ],
      choisi: "partout",
    },
    {
      cas: "celui qui a le plus de places",
      organismes: [organisme({ id: "a", places: 2 }), organisme({ id: "b", places: 7 })],
      choisi: "b",
    },
    {
      cas: "sans limite avant une limite",
      organismes: [organisme({ id: "a", places: 2 }), organisme({ id: "b", places: null })],
      choisi: "b",
    },
    {
      cas: "un complet seulement à défaut",
      organismes: [
        organisme({ id: "a", places: 0 }),
        organisme({ id: "b", territoireId: null, places: 1 }),
      ],
      choisi: "b",
    },
    {
      cas: "tous complets : proposé quand même",
      organismes: [organisme({ id: "a", places: -3 })],
      choisi: "a",
    },
    {
      cas: "parcours non assuré",
      organismes: [organisme({ id: "a", parcours: ["emploi"] })],
      choisi: null,
    },
    { cas: "autre nature", organismes: [organisme({ id: "a", nature: "plie" })], choisi: null },
  ])("$cas : $choisi", ({ organismes, choisi }) => {
    expect(choisirOrganisme(organismes, voulu)).toBe(choisi);
    expect(choisirOrganisme(organismes.toReversed(), voulu)).toBe(choisi);
  });
  it("garder l’organisme actuel, ou ne rien proposer", () => {
    expect(choisirOrganisme([], { ...voulu, nature: "actuel" })).toBe("x");
    expect(
      choisirOrganisme([organisme({ id: "a" })], { ...voulu, nature: null, parcours: null }),
    ).toBeNull();
  });
});
