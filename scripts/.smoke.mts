import { createWorkbook, openHost } from '../src/host/host.ts';
import { rmSync } from 'node:fs';
const p='/tmp/h/a.dutybook'; for (const s of ['','-wal']) rmSync(p+s,{force:true});
createWorkbook(p,{title:'t',timeZone:'Asia/Shanghai',locale:'zh_CN'});
const code=`
function a(){ const s=SpreadsheetApp.getActive().getSheets()[0]; s.getRange(3,2,2,2).setValues([['你好',1],[new Date(2026,1,14,9,30),'3-12']]); SpreadsheetApp.flush(); return JSON.stringify(s.getRange(3,2,2,2).getValues())+s.getName()+s.getLastRow()+JSON.stringify(s.getRange('B3:C4').getDisplayValues()); }
function big(){ const s=SpreadsheetApp.getActive().insertSheet('big'); s.insertRowsAfter(1000, 99000); const v=[]; for(let i=0;i<100000;i++){const r=[];for(let j=0;j<20;j++)r.push(j%3?'文字'+i:i*j);v.push(r);} let t=Date.now(); s.getRange(1,1,100000,20).setValues(v); console.log('set',Date.now()-t); t=Date.now(); const w=s.getRange(1,1,100000,20).getValues(); console.log('get',Date.now()-t, w.length, w[99999][19]); t=Date.now(); SpreadsheetApp.flush(); console.log('flush',Date.now()-t); }
function e(){}
function err(){ try { SpreadsheetApp.getActive().getSheets()[0].getRange(1,1).setValues('x') } catch (x) { return String(x) } }
function err2(){ return SpreadsheetApp.getActive().getSheets()[0].getRange(1,1).setHyperlink('x') }
async function pr(){ await null; return {a:undefined,b:[new Map()]} }
`;
const h=openHost({workbook:p,code,manifest:{timeZone:'Asia/Shanghai'},account:'a@b.c'});
console.log(h.run('a')); console.log(h.run('err').result, h.run('pr').result); try{h.run('err2')}catch(e){console.log(String(e))}
console.log(h.run('big').log);
let t=performance.now(); for(let i=0;i<100;i++) h.run('e'); console.log('empty ms',(performance.now()-t)/100);
h.close(); t=performance.now(); const h2=openHost({workbook:p,code,manifest:{timeZone:'Asia/Shanghai'},account:'a@b.c'}); console.log('open',performance.now()-t); console.log(h2.run('a').result,performance.now()-t);h2.close();
