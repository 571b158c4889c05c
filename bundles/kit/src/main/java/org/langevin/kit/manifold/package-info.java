/** Sets of lower dimension with a law on them, and datasets whose items lie on such a set. */
@Export
@Version("1.0.0")
package org.langevin.kit.manifold;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
