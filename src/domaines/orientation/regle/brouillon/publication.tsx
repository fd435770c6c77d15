import type { z } from "zod";
import { jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  type Contexte,
  direRefus,
  introuvable,
  lireFormulaire,
  redireSaisie,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { listVersions } from "../queries/versions.ts";
import { controler } from "../rules/controle/controler.ts";
import { comparer } from "../rules/ecriture/comparer.ts";
import { REPONSES_BROUILLON, type RefusBrouillon } from "./errors.ts";
import { PagePublier } from "./pages/publier.tsx";
import { contexteDe, ecrire, lire, ouvrirPage, refuser } from "./requete.ts";
import { SaisiePublier } from "./saisie.ts";
import { type PublicationSaisie, publierBrouillon } from "./usecases/publier.ts";

export const demanderPublication = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { brouillon } = await ouvrirPage(c);
  const [derniere] = await lire(c, listVersions);
  if (!derniere) return introuvable();
  return rendre(
    c,
    <PagePublier
      brouillon={brouillon}
      derniere={derniere.version}
      controle={controler(brouillon.regles)}
      ecarts={comparer(derniere.regles, brouillon.regles)}
      saisie={saisie ?? saisieDe({ debut: jourMoyen(c.var.aujourdhui) })}
    />,
    saisie ? 422 : 200,
  );
};

const CHAMPS_PUBLICATION: Partial<Record<RefusBrouillon["code"], string>> = {
  publication_passee: "debut",
  publication_avant_derniere: "debut",
  vote_apres_effet: "vote_le",
  voix_incompletes: "pour",
};

const lireVoix = ({
  pour,
  contre,
  abstentions,
}: z.output<typeof SaisiePublier>): PublicationSaisie["voix"] | undefined => {
  const donnees = [pour, contre, abstentions].filter((n) => n !== undefined);
  if (donnees.length === 0) return null;
  return pour === undefined || contre === undefined || abstentions === undefined
    ? undefined
    : { pour, contre, abstentions };
};

export const publier = async (c: Contexte): Promise<Response> => {
  const lue = lireFormulaire(c, SaisiePublier);
  if (!lue.ok) return demanderPublication(c, lue.refus);
  const redire = (refus: RefusBrouillon): Response | Promise<Response> => {
    const champ = CHAMPS_PUBLICATION[refus.code];
    if (!champ) return refuser(refus);
    const { message } = direRefus(REPONSES_BROUILLON, refus);
    return demanderPublication(c, redireSaisie(c, champ, message));
  };
  const { version, acte, debut, vote_le: voteLe } = lue.value;
  const voix = lireVoix(lue.value);
  if (voix === undefined) return redire({ code: "voix_incompletes" });
  const fait = await ecrire(c, (trx) =>
    publierBrouillon(
      trx,
      contexteDe(c, version),
      { acte, debut, voteLe: voteLe ?? null, voix },
      c.var.aujourdhui,
    ),
  );
  if (!fait.ok) return redire(fait.refus);
  return rediriger(c, "/orientation/regles", {
    texte: `Version ${fait.value} publiée. Elle s’applique à partir du ${jourMoyen(debut)}.`,
  });
};
