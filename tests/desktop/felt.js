// Notes whether a press reaches the element: the page may move it away from under the pointer.
const [element] = arguments;
window.felt = false;
const note = (event) => {
	if (element.contains(event.target)) window.felt = true;
};
for (const name of ['pointerup', 'click']) document.addEventListener(name, note, { capture: true, once: true });
