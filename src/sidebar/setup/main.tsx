import type { SetUpStart } from '../../adapters/calls.ts';
import { showDialog } from '../dialog.tsx';
import { SetUp } from './set-up.tsx';

showDialog<SetUpStart>((start) => <SetUp start={start} />);
