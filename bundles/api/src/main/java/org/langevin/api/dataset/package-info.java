/** The extension point {@code dataset}: where the items to be modelled come from. */
@Export
@Version("1.3.0")
package org.langevin.api.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
