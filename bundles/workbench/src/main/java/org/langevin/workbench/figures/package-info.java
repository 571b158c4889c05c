/** Figures as files in a run's folder. */
@Export
@Version("1.1.0")
package org.langevin.workbench.figures;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
