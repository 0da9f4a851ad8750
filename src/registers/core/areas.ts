import { words } from '../../domain/words.ts';

/** The parts of a site, as duties and patrols name them. */
export const AREAS = {
  managed: words('管理区域', '管理區域', 'Managed area'),
  public: words('公共区域', '公共區域', 'Public area'),
  'sales-office': words('售楼处', '售樓處', 'Sales office'),
  bank: words('银行', '銀行', 'Bank'),
  club: words('会所', '會所', 'Club'),
  greening: words('大厦绿化', '大廈綠化', 'Greening'),
};
