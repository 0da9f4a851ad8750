/** Google's services that this host does not have: a script that touches one is told so. */
export const MISSING = [
  'CalendarApp',
  'CardService',
  'ContentService',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'Jdbc',
  'LanguageApp',
  'Maps',
  'SlidesApp',
  'UrlFetchApp',
  'XmlService',
];
