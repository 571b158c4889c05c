/** What datasets can say about their symmetry. */
@Export
@Version("1.0.0")
package org.example.symmetry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
