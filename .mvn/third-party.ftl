<#-- The works of others that Tallybird is delivered with, one entry a work, on whatever system it was built. -->
Tallybird is delivered with these works of others; each line gives a work, its version, its license and where it is from.
The Java runtime of an installed Tallybird is OpenJDK (GPL-2.0 with Classpath exception); its notices are in the runtime's folder "legal".
The letters of PDF files are the fonts DejaVu Sans and DejaVu Sans Bold 2.37, changes to Bitstream Vera (license of Bitstream Vera), https://dejavu-fonts.github.io/
In the packages the class files of picocli have the form of Java 8 in place of an older one, so that a start-up cache takes them; nothing else of picocli is changed.

<#assign seen = []>
<#list dependencyMap as entry>
<#assign work = entry.getKey()>
<#assign name = work.groupId + ":" + work.artifactId>
<#if !seen?seq_contains(name)>
<#assign seen = seen + [name]>
${work.artifactId} ${work.version}, ${entry.getValue()?join(" or ")}<#if work.url??>, ${work.url}</#if>
</#if>
</#list>
