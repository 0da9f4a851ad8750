import { choice } from '../../domain/field.ts';
import { words } from '../../domain/words.ts';

export const CATEGORY = choice(words('投诉类别', '投訴類別', 'Category'), {
  repairs: words('工程维修', '工程維修', 'Repairs'),
  safety: words('安全秩序', '安全秩序', 'Safety and order'),
  cleaning: words('清洁绿化', '清潔綠化', 'Cleaning and greening'),
  attitude: words('服务态度', '服務態度', 'Attitude'),
  charges: words('收费', '收費', 'Charges'),
  noise: words('噪音扰民', '噪音擾民', 'Noise'),
  renovation: words('装修', '裝修', 'Renovation'),
  goods: words('商品质量', '商品質量', 'Quality of goods'),
  other: words('其他', '其他', 'Other'),
});
