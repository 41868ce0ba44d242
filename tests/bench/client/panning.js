/**
 * A hand for measured pages: it drags the map by one pointer, a step before every frame, so that each frame moves by the
 * same way whatever the machine is doing. The finger may leave the screen: only its way counts.
 */
window.hameauPan = ({ frames, reachX, reachY, turnX, turnY }) =>
  new Promise((resolve) => {
    const stage = document.querySelector('#stage');
    const send = (type, i) => {
      const at = { clientX: 600 + reachX * Math.sin(i / turnX), clientY: 400 + reachY * Math.sin(i / turnY) };
      const button = { button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1 };
      const who = { pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true, cancelable: true };
      stage.dispatchEvent(new PointerEvent(type, { ...who, ...at, ...button }));
    };
    let i = 0;
    const step = () => {
      i += 1;
      send(i < frames ? 'pointermove' : 'pointerup', i);
      if (i < frames) requestAnimationFrame(step);
      else resolve();
    };
    send('pointerdown', 0);
    requestAnimationFrame(step);
  });
