/**
 * First version of the letter of orientation, as installed. A département publishes its own versions.
 * Plain words, short sentences: it is read by people whom official letters worry.
 */
export const ORIENTATION_DECISION = {
  code: "orientation_decision",
  version: 1,
  titre: "Décision d’orientation",
  corps: `# votre accompagnement dans le cadre du RSA

{civilite},

Nous avons décidé de vous orienter vers **{parcours}**. Votre organisme d’accompagnement est **{organisme}**. Cette décision prend effet le {date_effet}.

{encadre}
{si rendez_vous}
**Votre premier rendez-vous : {rendez_vous}**
{si rendez_vous_lieu}
{rendez_vous_lieu}
{fin si}
{sinon}
**Votre premier rendez-vous**
Vous n’avez rien à faire : votre organisme d’accompagnement vous contacte avant le {contact_avant}.
{fin si}
{si referent}
Votre référent : {referent}
{fin si}
{si organisme_coordonnees}
Votre organisme d’accompagnement : {organisme_coordonnees}
{fin si}
{fin encadre}

## Pourquoi : ce qui a compté dans votre situation
- {raisons}

## Vos droits
- Un référent unique vous accompagne. Il vous connaît et vous aide dans vos démarches.
- Vous pouvez demander un autre accompagnement à tout moment. Écrivez-nous, ou appelez le {telephone}. Nous vous répondons par écrit.
- Vous pouvez contester cette décision. La suite de cette lettre dit comment faire.

## Ce qui se passe maintenant
Vous rencontrez votre référent. Vous faites le point ensemble sur votre situation et vos projets. Vous préparez ensuite votre contrat d’engagement. Il dit l’aide que vous recevez, vos objectifs et vos heures d’activité. Vous le revoyez ensemble quand votre situation change.

## Ce qui est attendu de vous
Venez aux rendez-vous, signez votre contrat d’engagement et suivez les actions prévues. Un empêchement ? Prévenez-nous : nous fixons une autre date. Si vous ne donnez pas de nouvelles, le versement du RSA peut être suspendu. Vous pouvez toujours vous expliquer avant.

{signature}

{encadre}
## Vous n’êtes pas d’accord : comment contester
Vous avez **{recours_delai}** à partir du jour où vous recevez cette lettre.
1. **Écrivez d’abord à {recours_adresse}.** Dites pourquoi vous n’êtes pas d’accord. Joignez une copie de cette lettre. Cette étape est obligatoire (articles L. 262-47 et R. 262-88 du code de l’action sociale et des familles).
2. **Attendez la réponse.** Si vous n’avez rien reçu au bout de 2 mois, c’est un refus.
3. **Vous pouvez alors saisir le {tribunal}.** Vous avez 2 mois pour le faire, par courrier ou sur citoyens.telerecours.fr. C’est gratuit. L’avocat n’est pas obligatoire.
{fin encadre}

{si algorithme}
## Un calcul a aidé à préparer cette décision
Une personne a pris cette décision. Elle s’est appuyée sur un traitement algorithmique, qui sert à {algorithme}. Vous avez le droit d’obtenir ses règles, ses principales caractéristiques et la façon dont elles ont été appliquées à votre situation (articles L. 311-3-1 et R. 311-3-1-1 du code des relations entre le public et l’administration).
Les règles sont publiées : {regles_publiques}. Pour obtenir leur application à votre situation, écrivez à {courriel} ou à l’adresse en bas de cette page. Sans réponse au bout d’un mois, vous pouvez saisir la Commission d’accès aux documents administratifs (www.cada.fr).
{fin si}

## Vos données personnelles
Le {departement} est responsable de vos données. Il les utilise pour organiser votre accompagnement : c’est une mission que la loi lui confie (articles L. 262-27 à L. 262-29 du code de l’action sociale et des familles). Elles viennent de la caisse qui vous verse le RSA, de France Travail et de vous-même. Elles sont transmises à votre organisme d’accompagnement, à cette caisse et à France Travail. Elles sont conservées {conservation}.
Vous pouvez demander à les voir, à les corriger ou à en limiter l’usage, et vous y opposer pour une raison liée à votre situation. Écrivez à la personne déléguée à la protection des données : {dpo}. Vous pouvez aussi adresser une réclamation à la CNIL (www.cnil.fr).

## Une question sur cette lettre
Appelez le {telephone} ou écrivez à {courriel}. Nous pouvons vous relire cette lettre et vous l’expliquer.
`,
} as const;
