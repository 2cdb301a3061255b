import { openStore } from "../../../src/adapters/database/open.ts";
import { storeContracts } from "../../contracts/all.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

storeContracts("SQLite", (clock) => openStore({ environment: {}, folder: temporaryFolder(), clock: { nowMs: clock } }));
