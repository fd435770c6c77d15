import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import { accepte, refuse } from "#core/result.ts";
import { enTransaction, lirePour, type Trx } from "#platform/db/transaction.ts";
import { jourLong } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireId,
  lireRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import { REPONSES_COURRIER } from "../courrier/errors.ts";
import { rendreCourrier } from "../courrier/usecases/rendre-courrier.ts";
import { REPONSES_LOT } from "./errors.ts";
import { PageCourriers } from "./pages/courriers.tsx";
import { PageLot } from "./pages/lot.tsx";
import { peutProduire } from "./policy.ts";
import { COURRIERS_PAR_PAGE, courriersDuLot, courriersEnAttente } from "./queries/courriers.ts";
import { LOTS_PAR_PAGE, lireLot, listerLots } from "./queries/lots.ts";
import { creerLot } from "./usecases/creer-lot.ts";

export interface OptionsCourriers {
  /** Asks the worker for the composition of a lot, in the transaction that makes it. */
  readonly demanderProduction: (trx: Trx, lotId: string) => Promise<void>;
}

const PageDeLots = z.object({ avant: z.uuid().optional() });
const PageDeCourriers = z.object({
  apres: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

const lire = <T,>(c: Contexte, lecture: (trx: Trx) => Promise<T>): Promise<T> =>
  lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, lecture);

const pdf = (
  corps: ReadableStream | Uint8Array<ArrayBuffer>,
  nom: string,
  taille: number,
): Response =>
  new Response(corps, {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(taille),
      "content-disposition": `attachment; filename="${nom}"`,
      "cache-control": "no-store",
    },
  });

export const routesCourriers = ({ demanderProduction }: OptionsCourriers): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/courriers",
      acces: "courriers.consulter",
      traite: async (c) => {
        const { avant } = lireRequete(c, PageDeLots);
        const [attente, lots] = await lire(
          c,
          async (trx) =>
            [
              await courriersEnAttente(trx, acteurDe(c)),
              await listerLots(trx, acteurDe(c), avant),
            ] as const,
        );
        const montres = lots.slice(0, LOTS_PAR_PAGE);
        const suivants =
          lots.length > LOTS_PAR_PAGE ? `/courriers?avant=${montres.at(-1)?.id}` : undefined;
        return rendre(
          c,
          <PageCourriers
            attente={attente}
            lots={montres}
            suivants={suivants}
            produit={peutProduire(acteurDe(c))}
          />,
        );
      },
    },
    {
      methode: "POST",
      chemin: "/courriers/lots",
      acces: "courriers.produire",
      traite: async (c) => {
        const titre = `Décisions d’orientation, ${jourLong(c.var.aujourdhui)}`;
        const lot = await enTransaction(
          c.var.dependances.db,
          acteurDe(c),
          c.var.aujourdhui,
          async (trx) => {
            const cree = await creerLot(trx, acteurDe(c), {
              nature: "orientation_decision",
              titre,
            });
            if (cree.ok) await demanderProduction(trx, cree.value.id);
            return cree;
          },
        );
        if (lot.ok) return rediriger(c, `/courriers/lots/${lot.value.id}`);
        const { status, message } = direRefus(REPONSES_LOT, lot.refus);
        return arreter(status, message);
      },
    },
    {
      methode: "GET",
      chemin: "/courriers/lots/:id",
      acces: "courriers.consulter",
      traite: async (c) => {
        const { apres } = lireRequete(c, PageDeCourriers);
        const id = lireId(c);
        const lu = await lire(c, async (trx) => {
          const lot = await lireLot(trx, acteurDe(c), id);
          return lot && { lot, courriers: await courriersDuLot(trx, acteurDe(c), id, apres) };
        });
        if (!lu) return introuvable();
        const montres = lu.courriers.slice(0, COURRIERS_PAR_PAGE);
        const adresse = (rang: number): string => `/courriers/lots/${id}?apres=${rang}`;
        return rendre(
          c,
          <PageLot
            lot={lu.lot}
            produit={peutProduire(acteurDe(c))}
            courriers={montres}
            precedents={apres > 0 ? adresse(Math.max(0, apres - COURRIERS_PAR_PAGE)) : undefined}
            suivants={
              lu.courriers.length > COURRIERS_PAR_PAGE
                ? adresse(apres + COURRIERS_PAR_PAGE)
                : undefined
            }
          />,
        );
      },
    },
    {
      methode: "POST",
      chemin: "/courriers/lots/:id/relancer",
      acces: "courriers.produire",
      traite: async (c) => {
        const id = lireId(c);
        const relance = await enTransaction(
          c.var.dependances.db,
          acteurDe(c),
          c.var.aujourdhui,
          async (trx) => {
            if (!(await lireLot(trx, acteurDe(c), id))) return refuse({ code: "lot_introuvable" });
            await demanderProduction(trx, id);
            await tracer(trx, {
              acteur: acteurDe(c),
              geste: "lot.relancer",
              objetSorte: "lot",
              objetId: id,
            });
            return accepte(id);
          },
        );
        return relance.ok ? rediriger(c, `/courriers/lots/${id}`) : introuvable();
      },
    },
    {
      methode: "GET",
      chemin: "/courriers/lots/:id/fichier",
      acces: "courriers.produire",
      traite: async (c) => {
        const id = lireId(c);
        const fichier = await lire(c, async (trx) => {
          const lot = await lireLot(trx, acteurDe(c), id);
          if (!lot?.fichier || lot.etat !== "produit") return undefined;
          await tracer(trx, {
            acteur: acteurDe(c),
            geste: "lot.telecharger",
            objetSorte: "lot",
            objetId: id,
          });
          return lot.fichier;
        });
        if (!fichier) return introuvable();
        const { size } = await stat(fichier);
        return pdf(
          Readable.toWeb(createReadStream(fichier)) as ReadableStream,
          `lot-${id}.pdf`,
          size,
        );
      },
    },
    {
      methode: "GET",
      chemin: "/courriers/:id/pdf",
      acces: "courriers.consulter",
      traite: async (c) => {
        const rendu = await lire(c, (trx) => rendreCourrier(trx, acteurDe(c), lireId(c)));
        if (rendu.ok)
          return pdf(
            Uint8Array.from(rendu.value.pdf),
            rendu.value.nomFichier,
            rendu.value.pdf.length,
          );
        const { status, message } = direRefus(REPONSES_COURRIER, rendu.refus);
        return arreter(status, message);
      },
    },
  ]);
