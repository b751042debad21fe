<#macro grid table>
<div class="scroll" tabindex="0" role="region" aria-label="${table.caption}">
<table>
<caption>${table.caption}</caption>
<#if table.heads?filter(head -> head != "")?has_content>
<thead><tr><#list table.heads as head><th scope="col">${head}</th></#list></tr></thead>
</#if>
<tbody>
<#list table.rows as row>
<tr><#list row as cell><#if cell?is_first><th scope="row"<#if cell.kind != ""> class="${cell.kind}"</#if>><#if cell.target != ""><a href="#${cell.target}">${cell.text}</a><#else>${cell.text}</#if></th><#else><td<#if cell.kind != ""> class="${cell.kind}"</#if>><#if cell.target != ""><a href="#${cell.target}">${cell.text}</a><#else>${cell.text}</#if></td></#if></#list></tr>
</#list>
</tbody>
</table>
</div>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Spikeloom">
<meta name="referrer" content="no-referrer">
<title>${page.title} · ${page.kind}</title>
<style>${style}</style>
</head>
<body data-kind="${page.kind}">
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kind">Spikeloom ${page.kind}</p>
<h1>${page.title}</h1>
<p class="lead">${page.lead}</p>
<div id="tools" class="tools" hidden></div>
</header>
<nav aria-label="Contents">
<ul>
<#list page.sections as section>
<li><a href="#${section.id}">${section.title}</a></li>
</#list>
</ul>
</nav>
<main id="content" tabindex="-1">
<#list page.sections as section>
<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${section.title}</h2>
<#list section.blocks as block>
<#switch block.type()>
<#case "paragraph">
<p>${block.text}</p>
<#break>
<#case "heading">
<h3 id="${block.id}" tabindex="-1">${block.text}</h3>
<#break>
<#case "listing">
<details open><summary>${block.title}</summary>
<pre tabindex="0" aria-label="${block.title}">${block.text}</pre>
</details>
<#break>
<#case "drawing">
<figure class="drawing"><figcaption>${block.title}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="${block.title}">${block.markup()}</div>
</figure>
<#break>
<#case "chart">
<figure class="chart" id="${block.id}" data-chart="${block.kind}" data-description="${block.description}" hidden><figcaption>${block.title}</figcaption></figure>
<#break>
<#case "widget">
<div class="widget" id="${block.id}" data-widget="${block.kind}">
<#if block.otherwise != "">
<noscript><p>${block.otherwise}</p>
<#if block.table??>
<@grid block.table/>
</#if>
</noscript>
</#if>
</div>
<#break>
<#case "table">
<@grid block/>
<#break>
</#switch>
</#list>
</section>
</#list>
</main>
<footer><p>Made by Spikeloom. This file needs no network.</p></footer>
<#list data as id, json>
<script type="application/json" id="${id}-data">${json}</script>
</#list>
<script>${library}</script>
<script>${script}</script>
</body>
</html>
