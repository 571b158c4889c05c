/** Couplings, transport costs, exact distances, polar coordinates and tasks of metrics. */
@Export
@Version("1.3.0")
package org.langevin.kit.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
