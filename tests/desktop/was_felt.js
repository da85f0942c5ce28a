// Answers whether the press that felt.js waits for reached the element, or took it away.
const [element, answer] = arguments;
const until = performance.now() + 500;
(function look() {
	if (window.felt || !element.isConnected) answer(true);
	else if (performance.now() > until) answer(false);
	else setTimeout(look, 20);
})();
