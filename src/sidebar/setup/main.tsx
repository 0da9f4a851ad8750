import type { SettingsStart, SetUpStart } from '../../adapters/calls.ts';
import { showDialog } from '../dialog.tsx';
import { SetUp } from './set-up.tsx';
import { Settings } from './settings.tsx';

showDialog<SetUpStart | SettingsStart>((start) =>
  'lines' in start ? <Settings start={start} /> : <SetUp start={start} />,
);
