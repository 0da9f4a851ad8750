import { fill, type Locale } from '../domain/words.ts';

/**
 * A text of the sample. To keep the bundle small the traditional script is made from the simplified one, character by
 * character: no text here uses a character that has two traditional forms.
 */
export type Told = readonly [simplified: string, english: string];
export type Say = (told: Told, facts?: Readonly<Record<string, string | number>>) => string;

/** Says a text in the workbook's language. */
export const sayIn =
  (locale: Locale): Say =>
  ([simplified, english], facts) =>
    fill(
      locale === 'en' ? english : locale === 'zh-CN' ? simplified : [...simplified].map(traditional).join(''),
      facts,
    );

function traditional(character: string): string {
  const at = PAIRS.indexOf(character);
  return at >= 0 && at % 2 === 0 ? PAIRS.charAt(at + 1) : character;
}

/** A simplified character and its traditional one, pair by pair. */
const PAIRS =
  '尽盡烧燒业業东東两兩为為会會伟偉伤傷兰蘭关關写寫减減刘劉劝勸务務动動区區单單卫衛厢廂厨廚发發号號吓嚇启啟' +
  '吴吳响響园園围圍国國场場垫墊处處备備头頭孙孫实實宠寵宽寬对對导導层層属屬岗崗师師带帶库庫开開张張强強归歸' +
  '当當录錄彻徹户戶扫掃抛拋抢搶护護报報挡擋换換数數断斷无無时時晓曉杂雜来來杨楊栋棟样樣楼樓检檢沟溝没沒测測' +
  '渗滲灭滅灯燈点點烟煙牵牽现現电電畅暢盏盞监監盖蓋码碼积積笼籠签簽约約线線结結络絡绳繩维維缴繳网網罗羅联聯' +
  '节節补補装裝认認记記许許设設访訪诉訴试試话話误誤说說调調责責账賬货貨费費贺賀赵趙车車转轉轿轎达達运運还還' +
  '进進遗遺邓鄧邻鄰郑鄭钟鐘钥鑰钻鑽铺鋪错錯锦錦门門闭閉问問间間闹鬧阅閱陈陳顶頂项項顺順题題额額风風飘飄馆館' +
  '马馬验驗黄黃龙龍云雲几幾么麼占佔听聽后後坏壞复復并並异異怀懷惊驚托託挂掛机機松鬆柜櫃洁潔确確离離种種范範' +
  '适適里裡';
