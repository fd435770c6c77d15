import type { FC } from "hono/jsx";
import type { Instant } from "#core/jour.ts";
import { majuscule } from "#core/texte.ts";
import {
  Bloc,
  Bouton,
  Case,
  ChampZone,
  compter,
  Etat,
  Fiche,
  Formulaire,
  jourEtHeure,
  LienBouton,
  nombre,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
  Vide,
} from "#platform/html/index.ts";
import type { Alarme } from "../alarme.ts";

const quand = (a: Date): string => jourEtHeure(a.toISOString() as Instant);

const duree = (minutes: number): string =>
  minutes >= 1440 ? "un jour" : minutes === 60 ? "une heure" : `${minutes} minutes`;

const Faits: FC<{ readonly alarme: Alarme }> = ({ alarme }) => (
  <Fiche
    lignes={[
      [
        "Compte",
        alarme.compte ? (
          <a href={`/comptes/${alarme.compte.id}`}>{alarme.compte.nom}</a>
        ) : (
          "toute l’installation"
        ),
      ],
      ...(alarme.compte ? [["Qualité", alarme.compte.qualite] as const] : []),
      ["Ouverte le", quand(alarme.ouverteA)],
      ["Dernier geste", quand(alarme.derniereA)],
      ["Compté", `${nombre(alarme.nombre)} en ${duree(alarme.fenetreMinutes)}`],
      [
        "État du compte",
        alarme.bloque ? <Etat genre="alerte">bloqué</Etat> : <Etat genre="info">ouvert</Etat>,
      ],
    ]}
  />
);

const Ouverte: FC<{ readonly alarme: Alarme }> = ({ alarme }) => (
  <Bloc id={`alarme-${alarme.id}`} titre={alarme.libelle} colonnes={6}>
    <Faits alarme={alarme} />
    <div class="actions haut-petit">
      <LienBouton href={`/alarmes/${alarme.id}`} precision={`: ${alarme.libelle}`}>
        Examiner
      </LienBouton>
    </div>
  </Bloc>
);

const Traitees: FC<{ readonly alarmes: readonly Alarme[] }> = ({ alarmes }) => (
  <Bloc id="traitees" titre="Alarmes traitées" leger>
    <ol class="lignes">
      {alarmes.map(
        (a) =>
          a.traitee && (
            <li>
              <strong>{a.libelle}</strong>
              {a.compte ? `, ${a.compte.nom}` : ""} : {a.traitee.suite}{" "}
              <span class="leger petit">
                {a.traitee.par}, {quand(a.traitee.a)}
                {a.bloque ? ". Le compte reste bloqué." : ""}
              </span>
            </li>
          ),
      )}
    </ol>
  </Bloc>
);

interface Props {
  readonly alarmes: readonly Alarme[];
}

export const PageAlarmes: FC<Props> = ({ alarmes }) => {
  const ouvertes = alarmes.filter((a) => !a.traitee);
  const traitees = alarmes.filter((a) => a.traitee);
  return (
    <Page titre="Alarmes">
      <TetePage
        titre="Alarmes"
        sous={
          ouvertes.length === 0
            ? "Rien d’inhabituel. Ce que la trace enregistre est compté en continu."
            : `${majuscule(compter(ouvertes.length, "alarme ouverte", "alarmes ouvertes"))}, la plus ancienne d’abord.`
        }
      />
      {ouvertes.length === 0 && (
        <Vide titre="Aucune alarme ouverte">
          Lectures en masse, exports, heures inhabituelles, refus répétés et mots de passe essayés
          en série apparaîtront ici.
        </Vide>
      )}
      <div class="colonnes haut-petit">
        {ouvertes.map((alarme) => (
          <Ouverte alarme={alarme} />
        ))}
      </div>
      {traitees.length > 0 && <Traitees alarmes={traitees} />}
    </Page>
  );
};

interface PropsUne {
  readonly alarme: Alarme;
  readonly saisie?: Saisie | undefined;
}

export const PageAlarme: FC<PropsUne> = ({ alarme, saisie }) => (
  <Page titre={alarme.libelle}>
    <TetePage
      titre={alarme.libelle}
      fil={[{ libelle: "Alarmes", href: "/alarmes" }]}
      sous={alarme.conduite}
    />
    <ResumeErreurs saisie={saisie} />
    <div class="colonnes haut-petit">
      <Bloc id="faits" titre="Ce qui a été compté" colonnes={5}>
        <Faits alarme={alarme} />
      </Bloc>
      <Bloc id="suite-donnee" titre="Suite donnée" colonnes={7}>
        {alarme.traitee ? (
          <p>
            {alarme.traitee.suite}{" "}
            <span class="leger petit">
              {alarme.traitee.par}, {quand(alarme.traitee.a)}
            </span>
          </p>
        ) : (
          <Formulaire action={`/alarmes/${alarme.id}`} class="pile-serree" libelle="Clore l’alarme">
            <ChampZone
              nom="suite"
              libelle="Ce que vous avez constaté et fait"
              aide="Gardé avec l’alarme. Ne nommez pas de personne accompagnée."
              lignes={3}
              saisie={saisie}
            />
            {alarme.bloque && (
              <Case
                nom="lever"
                libelle="Rendre l’accès à ce compte"
                aide="Sans cette case, le compte reste bloqué après la clôture de l’alarme."
                saisie={saisie}
              />
            )}
            <div class="actions">
              <Bouton variante="principal">Clore l’alarme</Bouton>
            </div>
          </Formulaire>
        )}
      </Bloc>
    </div>
  </Page>
);
