import { expect, it } from "vitest";
import { listRoutesDeclarees } from "../table-routes.ts";
import { differences } from "./jouer.ts";

it("la politique et la table des routes disent la même chose, adresse par adresse", () =>
  expect(differences(listRoutesDeclarees())).toEqual([]));
