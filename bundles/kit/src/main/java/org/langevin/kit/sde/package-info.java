/** What SDEs have in common. */
@Export
@Version("1.2.0")
package org.langevin.kit.sde;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
