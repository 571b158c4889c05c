/** What front ends see of the workbench: the catalogue of extensions, experiments, and runs. */
@Export
@Version("1.2.0")
package org.langevin.workbench;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
