/** Keyed random streams: every random number of a run has a name. */
@Export
@Version("1.0.0")
package org.langevin.api.random;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
