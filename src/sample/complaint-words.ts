import { inThree } from './in-three.ts';

/** What the desk and the office write while a complaint goes its way. */
export const complaintWords = () => ({
  answers: [
    inThree('已致歉，告知今天派人到场。', 'Apologised; someone comes today.'),
    inThree('已登记，转{dept}核实后回电。', 'Noted; {dept} looks into it.'),
    inThree('已电话说明，约好上门时间。', 'Called back and agreed a time.'),
  ],
  again: inThree('按投诉人意见返工，当面确认。', 'Done again as asked, confirmed on the spot.'),
  holds: [inThree('等待配件到货', 'Waiting for a spare part'), inThree('等楼上住户回来', 'Waiting for the flat above')],
  noVisit: inThree('三次去电未接通', 'Three calls were not answered'),
  gladly: inThree('处理快，希望有进展主动告知。', 'Quick; would like to be kept informed.'),
  sadly: [
    inThree('问题又出现了，要求彻底处理。', 'It is back: wants it settled for good.'),
    inThree('等得太久，处理不彻底。', 'Took too long and is not done.'),
  ],
  reasons: {
    accepted: inThree('接单', 'Accepted'),
    hold: inThree('登记等待原因', 'On hold'),
    handled: inThree('处理完成', 'Handled'),
    judged: inThree('例会判定', 'Judged at the meeting'),
    closed: inThree('未能回访，办结', 'Closed without a visit'),
    withdrawn: inThree('投诉人来电撤诉', 'Withdrawn by phone'),
    outOfRemit: inThree('非本项目职责', 'Not for this site to settle'),
    phone: inThree('电话号码少写一位', 'A digit of the phone was missing'),
    twice: inThree('与 {number} 是同一件', 'The same as {number}'),
  },
});
