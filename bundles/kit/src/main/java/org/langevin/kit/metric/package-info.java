/** Couplings, transport costs, polar coordinates and tasks that metrics share. */
@Export
@Version("1.2.0")
package org.langevin.kit.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
