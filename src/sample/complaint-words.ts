/** What the desk and the office write while a complaint goes its way. */
export const complaintWords = () =>
  ({
    answers: [
      ['已致歉，告知尽快派人到场。', 'Apologised; someone will come soon.'],
      ['已登记，转{dept}核实后回电。', 'Noted; {dept} looks into it.'],
      ['已电话说明，约好上门时间。', 'Called back and agreed a time.'],
    ],
    again: ['按投诉人意见返工，当面确认。', 'Done again as asked, confirmed on the spot.'],
    hold: ['等材料到货', 'Waiting for parts'],
    reasons: {
      accepted: ['接单', 'Accepted'],
      held: ['登记等待原因', 'On hold'],
      handled: ['处理完成', 'Handled'],
      judged: ['例会判定', 'Judged at the meeting'],
      closed: ['未能回访，办结', 'Closed without a visit'],
      withdrawn: ['投诉人来电撤诉', 'Withdrawn by phone'],
      outOfRemit: ['非本项目职责', 'Not for this site to settle'],
      phone: ['电话号码少写一位', 'A digit of the phone was missing'],
      twice: ['与 {number} 是同一件', 'The same as {number}'],
    },
  }) as const;
