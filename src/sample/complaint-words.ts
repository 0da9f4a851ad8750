/** What the desk and the office write while a complaint goes its way. */
export const complaintWords = () =>
  ({
    answers: [
      ['已致歉，告知尽快派人到场。', 'Apologised; someone will come soon.'],
      ['已登记，转{department}核实后回电。', 'Noted; {department} looks into it.'],
      ['已电话说明，约好上门时间。', 'Called back and agreed a time.'],
    ],
    again: ['再次上门处理，当面确认。', 'Seen to again; confirmed on the spot.'],
    hold: ['等材料到货', 'Waiting for parts'],
    noVisit: ['三次去电未接通', 'Three calls were not answered'],
    gladly: ['希望主动告知进展。', 'Likes to be kept informed.'],
    sadly: [
      ['问题又出现了，要求彻底处理。', 'It is back: wants it settled for good.'],
      ['等得太久，处理不彻底。', 'Took too long and is not done.'],
    ],
    reasons: {
      accepted: ['接单', 'Accepted'],
      handled: ['处理完成', 'Handled'],
      closed: ['经理办结', 'Closed by the manager'],
      judged: ['例会判定', 'Judged at the meeting'],
      withdrawn: ['投诉人来电撤诉', 'Withdrawn by phone'],
      phone: ['电话号码少写一位', 'A digit of the phone was missing'],
      twice: ['和 {number} 是同一件', 'The same as {number}'],
    },
  }) as const;
