import { BANCS, estBanc, type NomBanc } from "../../banc/bancs.ts";
import { decrireMachine, lireCommit } from "../../banc/machine.ts";
import type { Mesure } from "../../banc/mesure.ts";
import { definirCommande, refuserSaisie } from "../commande.ts";

const NOMS = Object.keys(BANCS).filter(estBanc);
const TAILLES = {
  foyers: 67_526,
  personnes: 150_000,
  lettres: 10_000,
  secondes: 10,
  essais: 1,
  graine: 62,
};

const CLES = ["foyers", "personnes", "lettres", "secondes", "essais", "graine"] as const;

const nombre = (n: number): string => n.toLocaleString("fr-FR");

const raconter = (nom: NomBanc, mesures: readonly Mesure[]): string =>
  [
    `Banc ${nom} : ${BANCS[nom].resume}`,
    ...mesures.map((m) => {
      const limite = m.limite
        ? `, limite ${m.limite.valeur === null ? "non mesurée" : `${nombre(m.limite.valeur)} ${m.unite}`} (${m.limite.nom})`
        : "";
      const ratio = m.ratio === null ? "" : `, ratio ${nombre(m.ratio)}`;
      const budget =
        m.budget === null
          ? ""
          : `, budget ${nombre(m.budget)}${m.budget_sur === "ratio" ? " ×" : ` ${m.unite}`} : ${m.tenu === null ? "non jugé" : m.tenu ? "tenu" : "dépassé"}`;
      return `  ${m.nom} : ${nombre(m.valeur)} ${m.unite}${limite}${ratio}${budget}`;
    }),
  ].join("\n");

export const commande = definirCommande({
  usage:
    "[flux|pages|cloison|courriers|trace] [--essais N] [--graine S] [--foyers N] [--personnes N] [--lettres N] [--secondes N]",
  aide: `Mesure l’application à côté de sa limite, dans la même minute, sur une base à elle, jetée à la fin ; DATABASE_URL n’est jamais touchée.
${NOMS.map((nom) => `  ${nom.padEnd(10)} ${BANCS[nom].resume}`).join("\n")}
  --foyers N       flux : foyers du premier mois, tous organismes (${TAILLES.foyers})
  --personnes N    pages, cloison : personnes chargées (${TAILLES.personnes})
  --lettres N      courriers : lettres du lot (${TAILLES.lettres})
  --secondes N     pages, cloison, trace : durée de chaque jeu (${TAILLES.secondes})
  --essais N       flux, courriers : essais, dont la médiane est gardée (${TAILLES.essais})
  --graine S       même graine, mêmes données (${TAILLES.graine})`,
  options: {
    essais: { type: "string" },
    graine: { type: "string" },
    foyers: { type: "string" },
    personnes: { type: "string" },
    lettres: { type: "string" },
    secondes: { type: "string" },
  },
  positionnels: [0, 1],
  gereArret: true,
  executer: async (ctx, { values, positionals: [demande] }) => {
    if (demande !== undefined && !estBanc(demande)) {
      return refuserSaisie(`Banc inconnu. Les bancs : ${NOMS.join(", ")}.`);
    }
    const tailles = { ...TAILLES };
    for (const nom of CLES) {
      const texte = values[nom];
      if (texte === undefined) continue;
      if (!/^[1-9]\d{0,7}$/.test(texte)) return refuserSaisie(`--${nom} attend un nombre entier.`);
      tailles[nom] = Number(texte);
    }
    const joues: { readonly nom: NomBanc; readonly mesures: readonly Mesure[] }[] = [];
    for (const nom of demande === undefined ? NOMS : [demande]) {
      const jouer = await BANCS[nom].charger();
      const { departement } = ctx.config;
      const mesures = await jouer({ ...tailles, departement, arret: ctx.arret, dire: ctx.dire });
      joues.push({ nom, mesures });
    }
    const cadre = { machine: decrireMachine(), commit: lireCommit(), graine: tailles.graine };
    const documents = joues.map(({ nom, mesures }) => ({ banc: nom, ...cadre, mesures }));
    const [seul] = documents;
    return {
      code: 0,
      texte: joues.map(({ nom, mesures }) => raconter(nom, mesures)).join("\n\n"),
      document: documents.length === 1 && seul ? seul : documents,
    };
  },
});
