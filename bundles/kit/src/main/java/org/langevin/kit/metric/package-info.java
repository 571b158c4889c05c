/** Couplings, transport costs and tasks that metrics share. */
@Export
@Version("1.1.0")
package org.langevin.kit.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
