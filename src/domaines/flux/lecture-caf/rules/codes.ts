/**
 * Codes of the payers' nomenclature that Passerelle knows whole. Another code is kept as sent and counted
 * in the report. Lists published only in part (ACT, REG, NATRESS, ETATADR…) are not checked.
 */
const liste = (codes: string): ReadonlySet<string> => new Set(codes.split(" "));

export const CODES: Readonly<Record<string, ReadonlySet<string>>> = {
  ETATDOSRSA: liste("0 1 2 3 4 5 6 Z"),
  MOTISUSVERSRSA: liste(
    "01 02 03 04 05 06 09 19 31 34 35 36 44 70 78 84 85 97 AB CG CV CZ DA DB DC",
  ),
  MOTISUSDRORSA: liste(
    "DA DB DC DD DE DF DG DH DI DJ DK DL DM DN DO DP GF GR GA GS GC GI GX GE GJ GK GL",
  ),
  MOTICLORSA: liste("PCG ECH EFF MUT RGD RFD RAU RST RSO"),
  SITFAM: liste("ABA CEL DIV ISO MAR PAC RPA RVC RVM SEF SEL VEU VIM"),
  NATPF: liste("RSD RSI RSU RSB RSJ RCD RCI RCU RCB RCJ"),
  ROLEPERS: liste("DEM CJT ENF AUT RDO"),
  NATPREST: liste("PFA RSA"),
  ORIDEMRSA: liste("DEM RMI API"),
  PAYS: liste("FRA HOR"),
  TYPEADR: liste("D P R"),
  TYPEDTNAI: liste("N J O"),
  FONORG: liste("CAF MSA OPF"),
  NATFINGRO: liste("N I M D F R"),
  FG: liste(
    "DEMRSA ENTDED ADR SITFAM SITPRO SITENFAUT ETACIV RESTRIRSA SUS RAD MUT REA DECDEMPCG PROPCG DERPRE EXCPRE CARRSA HOSPLA INTGRO DESALL ABANEURES CREALI ASF CIRMA SUIRMA RECPEN TITPEN JUSRSAJEU",
  ),
};
