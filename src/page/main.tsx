/** The page of the local host: a workbook as a grid, with its add-on's menu, sidebar and dialogs. */
import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './connection.ts';
import { makeDesk } from './desk.ts';
import { makeState } from './state.ts';

const state = makeState();
const desk = makeDesk(connect(), state);
render(<App desk={desk} state={state} />, document.body);
void desk.start();
