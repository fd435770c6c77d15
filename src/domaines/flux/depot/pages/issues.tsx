import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampZone,
  Fiche,
  Formulaire,
  LienBouton,
  Message,
  nombre,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { type FicheDepot, libelleType, RAISON_MINIMUM } from "../fiche.ts";
import { BlocFichier, FIL_FLUX, quand, quiDepose } from "./communs.tsx";
import { SectionControles } from "./controles.tsx";

const sousTitre = (fiche: FicheDepot): string =>
  `${libelleType(fiche)}${fiche.organisme ? `, ${fiche.organisme}` : ""}. Déposé le ${quand(fiche.recuA)} par ${quiDepose(fiche)}.`;

/** Same bytes: nothing was read again, nothing changed. */
export const PageDejaVu: FC<{ readonly fiche: FicheDepot }> = ({ fiche }) => (
  <Page titre="Fichier déjà appliqué">
    <TetePage titre="Fichier déjà appliqué" fil={FIL_FLUX} sous={sousTitre(fiche)} />
    <Message
      action={
        fiche.premier ? (
          <LienBouton petit href={`/flux/${fiche.premier.id}`}>
            Voir le premier dépôt
          </LienBouton>
        ) : undefined
      }
    >
      <strong>Ce fichier n’a rien changé.</strong> Ses octets sont, à l’identique, ceux
      {fiche.premier
        ? ` du dépôt appliqué du ${quand(fiche.premier.recuA)}`
        : " d’un dépôt appliqué"}
      . Il n’y a rien à faire : si vous attendiez un autre mois, demandez-le à l’organisme.
    </Message>
    <div class="colonnes haut">
      <BlocFichier fiche={fiche} colonnes={12} />
    </div>
  </Page>
);

/** Nothing of it is left: who sent it must know, and so must whoever watches over security. */
const CeQueLAntivirusAVu: FC<{ readonly fiche: FicheDepot }> = ({ fiche }) => (
  <Bloc id="raison" titre="Ce que l’antivirus a reconnu" colonnes={8}>
    <Fiche
      lignes={[
        ["Signature", <code>{fiche.rapport.refus?.valeur}</code>],
        ["Motif", <code>{fiche.rapport.refus?.code}</code>],
      ]}
    />
    <h3 class="haut">Que faire</h3>
    <ol class="lignes">
      <li>
        Prévenez la personne chargée de la sécurité informatique, avec la signature et l’empreinte
        du fichier. Ne l’ouvrez pas sur votre poste.
      </li>
      <li>Demandez un nouvel envoi à l’organisme, et dites-lui pourquoi.</li>
      <li>Le fichier a été détruit à son arrivée : il n’en reste que cette ligne d’historique.</li>
    </ol>
  </Bloc>
);

/** Whole or nothing: what is wrong, where, and what one does about it. */
export const PageRefuse: FC<{ readonly fiche: FicheDepot; readonly peutDeposer: boolean }> = ({
  fiche,
  peutDeposer,
}) => {
  const { refus } = fiche.rapport;
  return (
    <Page titre="Fichier refusé">
      <TetePage
        titre="Fichier refusé"
        fil={FIL_FLUX}
        sous={sousTitre(fiche)}
        actions={
          peutDeposer ? (
            <LienBouton href="/flux#deposer">Déposer un autre fichier</LienBouton>
          ) : undefined
        }
      />
      <Message genre="alerte">
        <strong>Rien n’a été écrit.</strong> {refus?.message}
      </Message>
      <div class="colonnes haut">
        {refus?.code === "fichier_infecte" ? (
          <CeQueLAntivirusAVu fiche={fiche} />
        ) : (
          <Bloc id="raison" titre="Où la lecture s’est arrêtée" colonnes={8}>
            <Fiche
              lignes={[
                ["Ligne", refus?.ligne ? nombre(refus.ligne) : "le fichier entier"],
                ["Élément", refus?.element ? <code>{refus.element}</code> : "sans objet"],
                ["Valeur lue", refus?.valeur ? <code>{refus.valeur}</code> : "aucune"],
                ["Motif", <code>{refus?.code}</code>],
              ]}
            />
            <h3 class="haut">Que faire</h3>
            <ol class="lignes">
              <li>
                Transmettez la phrase ci-dessus et l’empreinte du fichier à l’organisme, et demandez
                un nouvel envoi.
              </li>
              <li>Déposez le nouveau fichier : il est reconnu à son contenu et repris de zéro.</li>
              <li>
                Le fichier refusé reste en quarantaine, tel que reçu, lisible de cette seule
                installation. Aucune de ses données n’est entrée.
              </li>
            </ol>
          </Bloc>
        )}
        <BlocFichier fiche={fiche} />
      </div>
    </Page>
  );
};

/** What helps to tell a cut file from a real wave of closings. */
const Enjeu: FC<{ readonly fiche: FicheDepot }> = ({ fiche }) => {
  const { refus, foyers, annonces } = fiche.rapport;
  return (
    <dl class="chiffres">
      {refus?.code === "fermeture_massive" && (
        <div>
          <dt>droits seraient fermés</dt>
          <dd>{nombre(Number(refus.valeur))}</dd>
          <dd class="note">absents du fichier, chez {fiche.organisme ?? "cet organisme"}</dd>
        </div>
      )}
      <div>
        <dt>foyers dans le fichier</dt>
        <dd>{nombre(foyers ?? 0)}</dd>
        <dd class="note">
          {annonces == null ? "total non annoncé" : `${nombre(annonces)} annoncés par l’organisme`}
        </dd>
      </div>
    </dl>
  );
};

export const PageRetenu: FC<{
  readonly fiche: FicheDepot;
  readonly peutTrancher: boolean;
  readonly saisie?: Saisie | undefined;
}> = ({ fiche, peutTrancher, saisie }) => (
  <Page titre="Fichier retenu">
    <TetePage titre="Fichier retenu : à vous de décider" fil={FIL_FLUX} sous={sousTitre(fiche)} />
    <ResumeErreurs saisie={saisie} />
    <Message genre="attention">{fiche.rapport.refus?.message}</Message>
    <div class="colonnes haut">
      <div class="pile c8">
        <Bloc id="decision" titre="Ce qui est en jeu">
          <Enjeu fiche={fiche} />
          {peutTrancher ? (
            <Formulaire
              action={`/flux/${fiche.id}/confirmer`}
              class="pile-serree haut"
              libelle="Décider de ce fichier"
            >
              <ChampZone
                nom="motif"
                libelle="Raison de votre décision"
                aide={`En une phrase, ${RAISON_MINIMUM} caractères au moins. Elle est gardée avec votre nom.`}
                lignes={3}
                saisie={saisie}
              />
              <div class="actions">
                <Bouton variante="principal">Confirmer et appliquer</Bouton>
                <Bouton variante="danger" action={`/flux/${fiche.id}/abandonner`}>
                  Abandonner le fichier
                </Bouton>
              </div>
              <p class="leger petit">
                Confirmer applique le fichier entier, fermetures comprises. Abandonner le garde dans
                l’historique sans rien en écrire.
              </p>
            </Formulaire>
          ) : (
            <p class="haut">
              Votre compte ne peut pas en décider. La direction ou le gestionnaire du service
              d’insertion voit ce fichier dans Flux.
            </p>
          )}
        </Bloc>
        <SectionControles rapport={fiche.rapport} />
      </div>
      <BlocFichier fiche={fiche} />
    </div>
  </Page>
);

export const PageAbandonne: FC<{ readonly fiche: FicheDepot }> = ({ fiche }) => (
  <Page titre="Fichier abandonné">
    <TetePage titre="Fichier abandonné" fil={FIL_FLUX} sous={sousTitre(fiche)} />
    <Message>
      <strong>Rien de ce fichier n’a été écrit.</strong> Abandonné par{" "}
      {fiche.confirmePar ?? "la ligne de commande"} : « {fiche.motif} ».
    </Message>
    {fiche.rapport.refus && (
      <p class="leger haut-petit mesure">Il avait été arrêté : {fiche.rapport.refus.message}</p>
    )}
    <div class="colonnes haut">
      <BlocFichier fiche={fiche} colonnes={12} />
    </div>
  </Page>
);
