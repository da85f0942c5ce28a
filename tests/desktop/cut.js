// Texts of the page that do not fit the place that shows them, and the page itself when it is too wide.
const cut = [];
if (document.documentElement.scrollWidth > innerWidth + 1) {
	cut.push(`the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`);
}
for (const element of document.querySelectorAll('body *')) {
	const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
	if (!ownText || element.closest('[aria-hidden="true"]')) continue;
	const style = getComputedStyle(element);
	if (style.visibility === 'hidden' || style.clipPath !== 'none' || style.position === 'absolute' && element.clientWidth <= 1) continue;
	const wide = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && element.scrollWidth > element.clientWidth + 1;
	const high = style.overflowY !== 'visible' && style.overflowY !== 'auto' && style.overflowY !== 'scroll' && element.scrollHeight > element.clientHeight + 1;
	if (wide || high) cut.push(element.textContent.replace(/\s+/g, ' ').trim().slice(0, 80));
}
return cut;
