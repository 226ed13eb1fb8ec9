/*
 * The build writes this script and what it imports into the document itself, so that the connections are being made while
 * everything else of the page is still requested.
 */
import { firstConnections } from './first-connections.ts';

firstConnections();
