/** Scores made of networks, densities and other scores. */
@Export
@Version("1.1.0")
package org.langevin.kit.score;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
